package io.muara.ticket;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Somebody with the API key. */
public final class Caller {

    public static final String KEY = "a-key-for-the-tests";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private Caller() {}

    public static RequestSpecification caller() {
        return given().header("Authorization", "Bearer " + KEY).contentType(ContentType.JSON);
    }

    public static ValidatableResponse get(String path, Object... parameters) {
        return caller().get("/api/v1" + path, parameters).then();
    }

    public static ValidatableResponse post(String path, String body) {
        return caller().body(body).post("/api/v1" + path).then();
    }

    public static ValidatableResponse patch(String path, String body) {
        return caller().body(body).patch("/api/v1" + path).then();
    }

    /** An agent of that name whom no other test knows, and who is given no tickets. */
    public static String agent(String name) {
        var id = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        post("/agents", "{\"id\":\"%s\",\"name\":\"%s\",\"available\":false}".formatted(id, name))
                .statusCode(201);
        return id;
    }

    /** The same caller, for that agent. */
    public static RequestSpecification caller(String agent) {
        return caller().header("Muara-Agent", agent);
    }

    /** The id of the contact's only ticket, once there is one. */
    public static String ticketOf(String contact) {
        return ticketsOf(contact, 1).getFirst();
    }

    /** Newest change first. */
    public static List<String> ticketsOf(String contact, int count) {
        return await().atMost(PATIENCE)
                .until(() -> list("contact=" + contact).<String>getList("items.id"), ids -> ids.size() == count);
    }

    public static JsonPath list(String query) {
        return get("/tickets?" + query).statusCode(200).extract().jsonPath();
    }

    public static JsonPath ticket(String id) {
        return get("/tickets/" + id).statusCode(200).extract().jsonPath();
    }

    /** The kinds of what happened to the ticket, in order. */
    public static List<String> happenedTo(String id) {
        return get("/tickets/%s/events".formatted(id)).statusCode(200).extract().path("items.type");
    }
}

package io.muara.ticket.draft;

import static io.muara.ticket.Caller.agent;
import static io.muara.ticket.Caller.caller;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class DraftsIT {

    @Inject
    Platform platform;

    @Test
    void a_draft_is_its_agents_own_and_goes_with_the_reply() {
        var ayu = agent("ayu");
        var budi = agent("budi");
        var id = ticket();

        keep(ayu, id, "Baik kak, ").statusCode(200).body("text", equalTo("Baik kak, "));
        var tag = keep(ayu, id, "Baik kak, saya cek").extract().header("ETag");

        read(budi, id).statusCode(404);
        caller(ayu)
                .header("If-Match", tag)
                .body("{\"text\":\"Baik kak, saya cek dulu\"}")
                .put(path(id))
                .then()
                .statusCode(200);
        caller(ayu)
                .header("If-Match", tag)
                .body("{\"text\":\"Dari telepon\"}")
                .put(path(id))
                .then()
                .statusCode(412);
        read(ayu, id).body("text", equalTo("Baik kak, saya cek dulu"));

        reply(budi, id);
        read(ayu, id).statusCode(200);
        reply(ayu, id);
        read(ayu, id).statusCode(404);
        caller(ayu)
                .header("If-Match", tag)
                .body("{\"text\":\"Terlambat\"}")
                .put(path(id))
                .then()
                .statusCode(412);
        keep(ayu, id, "Lagi").statusCode(200);
        caller(ayu).delete(path(id)).then().statusCode(204);
        caller(ayu).delete(path(id)).then().statusCode(404);
    }

    @Test
    void a_draft_needs_an_agent_and_a_ticket() {
        caller().body("{\"text\":\"x\"}")
                .put(path(ticket()))
                .then()
                .statusCode(400)
                .body("detail", containsString("Muara-Agent: sari"));
        keep(agent("ayu"), "00000000-0000-0000-0000-000000000000", "x").statusCode(404);
    }

    @Test
    void agents_see_who_else_is_there_until_that_is_over() {
        var ayu = agent("ayu");
        var budi = agent("budi");
        var id = ticket();

        here(ayu, id, "reading").statusCode(200).body("items", empty());
        here(ayu, id, "typing").statusCode(200).body("items", empty());
        here(budi, id, "reading").body("items.agent", contains(ayu)).body("items[0].doing", equalTo("typing"));
        caller(ayu).delete("/api/v1/tickets/%s/presence".formatted(id)).then().statusCode(204);

        here(budi, id, "reading").body("items", empty());
        here(ayu, id, "cooking").statusCode(400).body("detail", containsString("reading or typing"));
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> caller().get("/api/v1/tickets/%s/presence".formatted(id))
                        .then()
                        .body("items", empty()));
    }

    private String ticket() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        return ticketOf(contact);
    }

    private static ValidatableResponse here(String agent, String ticket, String doing) {
        return caller(agent)
                .body("{\"doing\":\"%s\"}".formatted(doing))
                .put("/api/v1/tickets/%s/presence".formatted(ticket))
                .then();
    }

    private static ValidatableResponse keep(String agent, String ticket, String text) {
        return caller(agent)
                .body("{\"text\":\"%s\"}".formatted(text))
                .put(path(ticket))
                .then();
    }

    private static ValidatableResponse read(String agent, String ticket) {
        return caller(agent).get(path(ticket)).then();
    }

    private static void reply(String agent, String ticket) {
        caller(agent)
                .body("{\"text\":\"Sudah\"}")
                .post("/api/v1/tickets/%s/replies".formatted(ticket))
                .then()
                .statusCode(201);
    }

    private static String path(String ticket) {
        return "/api/v1/tickets/%s/draft".formatted(ticket);
    }
}

package io.muara.ticket.canned;

import static io.muara.ticket.Caller.agent;
import static io.muara.ticket.Caller.caller;
import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Caller.ticket;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class CannedIT {

    @Inject
    Platform platform;

    @Test
    void a_response_is_kept_found_changed_and_thrown_away() {
        var shortcut = "resi-" + Platform.somebody();
        var id = add(shortcut, "finance", "Nomor resi untuk tiket {ticket.number} 100%")
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("team", equalTo("finance"))
                .extract()
                .<String>path("id");
        add(shortcut, "finance", "Lagi").statusCode(409);

        get("/canned-responses?text={begins}", shortcut.substring(0, 9)).body("items.id", hasItem(id));
        get("/canned-responses?text={says}&team=finance", "ticket.number} 100%").body("items.id", hasItem(id));
        get("/canned-responses?text={says}&team=technical", shortcut).body("items", empty());
        get("/canned-responses?text={says}", shortcut + "_").body("items", empty());

        var changed = "{\"shortcut\":\"%s\",\"texts\":{\"id\":\"Baru\"}}".formatted(shortcut);
        caller().header("If-Match", "\"1\"")
                .body(changed)
                .put("/api/v1/canned-responses/" + id)
                .then()
                .statusCode(200);
        caller().header("If-Match", "\"1\"")
                .body(changed)
                .put("/api/v1/canned-responses/" + id)
                .then()
                .statusCode(412);
        get("/canned-responses/" + id).body("version", equalTo(2)).body("texts.id", equalTo("Baru"));
        caller().delete("/api/v1/canned-responses/" + id).then().statusCode(204);
        caller().delete("/api/v1/canned-responses/" + id).then().statusCode(404);
    }

    @Test
    void what_cannot_be_filled_is_told_when_it_is_saved() {
        add("salah", "finance", "Halo {contact.nama}")
                .statusCode(400)
                .body("detail", containsString("texts.id line 1 column"))
                .body("detail", containsString("contact.nama"));
        add("salah", "tiada", "Halo").statusCode(400).body("detail", containsString("tiada"));
        add("Salah!", "finance", "Halo").statusCode(400).body("detail", containsString("shortcut"));
        post("/canned-responses", "{\"shortcut\":\"salah\",\"texts\":{\"indonesia\":\"Halo\"}}")
                .statusCode(400);
        post("/canned-responses", "{\"shortcut\":\"salah\",\"texts\":{}}").statusCode(400);
    }

    @Test
    void it_is_filled_for_a_ticket_in_the_language_of_its_contact() {
        var ayu = agent("ayu");
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var ticket = ticketOf(contact);
        var number = ticket(ticket).getLong("number");
        var canned = post("/canned-responses", """
                        {"shortcut":"%s","texts":{"id":"Halo {contact.name}, tiket {ticket.number}. {agent.name}",
                         "en":"Dear {contact.name}, {ticket.subject}. {agent.name}, {team.name}"}}""".formatted("sapa-" + contact))
                .statusCode(201)
                .extract()
                .<String>path("id");

        render(ayu, canned, ticket)
                .statusCode(200)
                .body("language", equalTo("id"))
                .body("text", equalTo("Halo Ada, tiket %d. ayu".formatted(number)))
                .body("missing", empty());
        patch("/contacts/" + ticket(ticket).getString("contactId"), "{\"language\":\"en\"}")
                .statusCode(200);
        render(ayu, canned, ticket)
                .body("language", equalTo("en"))
                .body("text", equalTo("Dear Ada, . ayu, Customer service"))
                .body("missing", contains("ticket.subject"));
        render(ayu, canned, "00000000-0000-0000-0000-000000000000").statusCode(404);
        get("/canned-responses/nothing").statusCode(404);
        get("/canned-responses").body("items.shortcut", not(hasItem("salah")));
    }

    private static ValidatableResponse render(String agent, String canned, String ticket) {
        return caller(agent)
                .body("{\"ticket\":\"%s\"}".formatted(ticket))
                .post("/api/v1/canned-responses/%s/render".formatted(canned))
                .then();
    }

    private static ValidatableResponse add(String shortcut, String team, String text) {
        return post(
                "/canned-responses",
                "{\"shortcut\":\"%s\",\"team\":\"%s\",\"texts\":{\"id\":\"%s\"}}".formatted(shortcut, team, text));
    }
}

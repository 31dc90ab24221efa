package io.muara.ticket.note;

import static io.muara.ticket.Caller.agent;
import static io.muara.ticket.Caller.caller;
import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.happenedTo;
import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Caller.ticket;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.muara.contracts.ChannelId;
import io.muara.contracts.Topics;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class NotesIT {

    @Inject
    Platform platform;

    @Test
    void a_note_stands_among_the_messages_mentions_people_and_goes_to_nobody() {
        var ayu = agent("ayu");
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var id = ticketOf(contact);

        note(ayu, id, "@%s dan @finance, sudah dicek? cc @entah".formatted(ayu))
                .statusCode(201)
                .body("position", equalTo(2))
                .body("author", equalTo("agent:" + ayu))
                .body("mentions.agents", contains(ayu))
                .body("mentions.teams", contains("finance"))
                .body("mentions.unknown", contains("entah"));

        get("/tickets/%s/messages".formatted(id))
                .body("items.direction", equalTo(List.of("in", "note")))
                .body("items[1].author", equalTo("agent:" + ayu))
                .body("items[1].mentions.agents", contains(ayu));
        get("/tickets/%s/events".formatted(id))
                .body("items[2].type", equalTo("note.added"))
                .body("items[2].actor", equalTo("agent:" + ayu))
                .body("items[2].note.private", equalTo(true))
                .body("items[2].note.teams", contains("finance"))
                .body("items[2].note.unknown", contains("entah"));
        assertThat(ticket(id).getString("status")).isEqualTo("new");
        assertThat(ticket(id).getInt("unanswered")).isEqualTo(1);
        assertThat(platform.query(
                        "select count(*) from outbox where topic = ? and key like ?",
                        Topics.outbound(new ChannelId("whatsapp")),
                        "%/" + contact))
                .containsExactly("0");
    }

    @Test
    void a_closed_ticket_takes_notes_and_a_stale_or_empty_one_is_refused() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var id = ticketOf(contact);
        for (var status : List.of("resolved", "closed")) {
            patch("/tickets/" + id, "{\"status\":\"%s\"}".formatted(status)).statusCode(200);
        }

        post("/tickets/%s/notes".formatted(id), "{\"text\":\"Untuk arsip\"}").statusCode(201);

        assertThat(happenedTo(id)).endsWith("ticket.closed", "note.added");
        post("/tickets/%s/notes".formatted(id), "{\"text\":\" \"}").statusCode(400);
        caller().header("If-Match", "\"2\"")
                .body("{\"text\":\"Terlambat\"}")
                .post("/api/v1/tickets/%s/notes".formatted(id))
                .then()
                .statusCode(412);
    }

    @Test
    void whoever_acts_for_an_agent_must_name_one_there_is() {
        var ayu = agent("ayu");
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var id = ticketOf(contact);

        note("tiada", id, "Halo").statusCode(400).body("detail", containsString("there is no agent 'tiada'"));
        note("Tiada!", id, "Halo").statusCode(400).body("detail", containsString("Muara-Agent"));
        caller().header("Muara-Agent", "agent:" + ayu)
                .body("{\"priority\":\"high\"}")
                .patch("/api/v1/tickets/" + id)
                .then()
                .statusCode(200);
        get("/tickets/%s/events".formatted(id)).body("items[2].actor", equalTo("agent:" + ayu));
    }

    private static ValidatableResponse note(String agent, String ticket, String text) {
        return caller(agent)
                .body("{\"text\":\"%s\"}".formatted(text))
                .post("/api/v1/tickets/%s/notes".formatted(ticket))
                .then();
    }
}

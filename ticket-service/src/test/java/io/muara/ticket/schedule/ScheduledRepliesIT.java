package io.muara.ticket.schedule;

import static io.muara.ticket.Caller.agent;
import static io.muara.ticket.Caller.caller;
import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class ScheduledRepliesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Platform platform;

    @Test
    void an_undoable_reply_waits_a_moment_and_is_sent_once_as_its_authors() {
        var ayu = agent("ayu");
        var contact = Platform.somebody();
        var id = ticket(contact);

        var reply = give(ayu, id, "{\"text\":\"Baik\",\"undoable\":true}")
                .statusCode(202)
                .body("state", equalTo("waiting"))
                .body("ifContactWrites", equalTo("send"))
                .extract()
                .<String>path("id");

        await().atMost(PATIENCE).untilAsserted(() -> scheduled(id).body("items.state", contains("sent")));
        get("/tickets/%s/messages".formatted(id))
                .body("items.id", hasItem(reply))
                .body("items[1].author", equalTo("agent:" + ayu))
                .body("items[1].delivery", equalTo("waiting"));
        get("/tickets/%s/events".formatted(id))
                .body("items[2].changes[0].field", equalTo("scheduled_reply " + reply))
                .body("items[2].changes[0].after", startsWith("due "))
                .body("items[3].reply.id", equalTo(reply))
                .body("items[3].actor", equalTo("agent:" + ayu));
        assertThat(lettersTo(contact)).isEqualTo("1");
        caller().delete("/api/v1/tickets/%s/scheduled-replies/%s".formatted(id, reply))
                .then()
                .statusCode(409);
    }

    @Test
    void a_reply_is_taken_back_until_it_is_due() {
        var ayu = agent("ayu");
        var contact = Platform.somebody();
        var id = ticket(contact);
        var reply = later(ayu, id, "hold");

        caller(ayu)
                .delete("/api/v1/tickets/%s/scheduled-replies/%s".formatted(id, reply))
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled"));

        get("/tickets/%s/events".formatted(id))
                .body("items[3].actor", equalTo("agent:" + ayu))
                .body("items[3].changes[0].before", startsWith("due "))
                .body("items[3].changes[0].after", equalTo("cancelled"));
        due(reply);
        var next = later(ayu, id, "send");
        due(next);
        await().atMost(PATIENCE)
                .untilAsserted(() -> scheduled(id).body("items.state", equalTo(List.of("cancelled", "sent"))));
        assertThat(lettersTo(contact)).isEqualTo("1");
        caller().delete("/api/v1/tickets/%s/scheduled-replies/nothing".formatted(id))
                .then()
                .statusCode(404);
    }

    @Test
    void a_reply_is_held_back_when_the_contact_writes_and_sent_by_hand() {
        var ayu = agent("ayu");
        var contact = Platform.somebody();
        var id = ticket(contact);
        var held = later(ayu, id, "hold");
        var sent = later(ayu, id, "send");
        platform.route(chat(contact).known("p-2").saying("Sudah tidak jadi"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> scheduled(id).body("items.contactWrote", equalTo(List.of(true, true))));

        due(held);
        due(sent);

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(state(held)).isEqualTo("held");
            assertThat(state(sent)).isEqualTo("sent");
        });
        get("/tickets/%s/events".formatted(id))
                .body("items.changes.flatten().after", hasItem("held: the contact wrote meanwhile"));
        caller(ayu)
                .post("/api/v1/tickets/%s/scheduled-replies/%s/send".formatted(id, held))
                .then()
                .statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(held)).isEqualTo("sent"));
        assertThat(lettersTo(contact)).isEqualTo("2");
    }

    @Test
    void what_another_replica_has_in_hands_is_left_to_it_and_holds_up_no_other() {
        var contact = Platform.somebody();
        var id = ticket(contact);
        var reply = later(agent("ayu"), id, "send");
        for (var status : List.of("resolved", "closed")) {
            patch("/tickets/" + id, "{\"status\":\"%s\"}".formatted(status)).statusCode(200);
        }

        var other = platform.transaction("select * from ticket where id = '%s' for update".formatted(id));
        due(reply);
        var bystander = ticket(Platform.somebody());
        var prompt = later(agent("budi"), bystander, "send");
        due(prompt);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(prompt)).isEqualTo("sent"));
        assertThat(state(reply)).isEqualTo("waiting");
        other.commit();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(reply)).isEqualTo("refused"));
        scheduled(id).body("items[0].reason", containsString("closed"));
        assertThat(lettersTo(contact)).isEqualTo("0");
    }

    @Test
    void a_time_that_makes_no_sense_is_refused() {
        var ayu = agent("ayu");
        var id = ticket(Platform.somebody());

        give(ayu, id, "{\"text\":\"x\",\"sendAt\":\"2020-01-01T00:00:00Z\"}")
                .statusCode(400)
                .body("detail", containsString("past"));
        give(ayu, id, "{\"text\":\"x\",\"sendAt\":\"2999-01-01T00:00:00Z\"}").statusCode(400);
        give(ayu, id, "{\"text\":\"x\",\"sendAt\":\"%s\",\"undoable\":true}".formatted(tomorrow()))
                .statusCode(400);
        give(ayu, id, "{\"text\":\"x\",\"sendAt\":\"%s\",\"ifContactWrites\":\"wait\"}".formatted(tomorrow()))
                .statusCode(400)
                .body("detail", containsString("send or hold"));
        patch("/tickets/" + id, "{\"status\":\"spam\"}").statusCode(200);
        give(ayu, id, "{\"text\":\"x\",\"sendAt\":\"%s\"}".formatted(tomorrow()))
                .statusCode(409)
                .body("detail", containsString("spam"));
    }

    private static Instant tomorrow() {
        return Instant.now().plus(Duration.ofDays(1));
    }

    private String ticket(String contact) {
        platform.route(chat(contact));
        return ticketOf(contact);
    }

    private static String later(String agent, String ticket, String choice) {
        return give(
                        agent,
                        ticket,
                        "{\"text\":\"Nanti\",\"sendAt\":\"%s\",\"ifContactWrites\":\"%s\"}"
                                .formatted(tomorrow(), choice))
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** As if a day had passed. */
    private void due(String reply) {
        platform.execute("update scheduled_reply set due_at = now() where id = '%s'".formatted(reply));
    }

    private String state(String reply) {
        return platform.query("select state from scheduled_reply where id = cast(? as uuid)", reply)
                .getFirst();
    }

    private String lettersTo(String contact) {
        return platform.query(
                        "select count(*) from outbox where topic like 'muara.outbound.%' and key like ?",
                        "%/" + contact)
                .getFirst();
    }

    private static ValidatableResponse scheduled(String ticket) {
        return get("/tickets/%s/scheduled-replies".formatted(ticket)).statusCode(200);
    }

    private static ValidatableResponse give(String agent, String ticket, String body) {
        return caller(agent)
                .body(body)
                .post("/api/v1/tickets/%s/replies".formatted(ticket))
                .then();
    }
}

package io.muara.ticket.relation;

import static io.muara.ticket.Caller.caller;
import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.happenedTo;
import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Caller.ticket;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Caller.ticketsOf;
import static io.muara.ticket.Letters.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.muara.contracts.Content;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class RelationsIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    @Inject
    Platform platform;

    @Test
    void who_sleeps_is_woken_when_its_time_comes_or_when_its_contact_writes() {
        var sleeper = Platform.somebody();
        var woken = Platform.somebody();
        platform.route(chat(sleeper), chat(woken));
        var until = Instant.now().plusSeconds(2);

        patch("/tickets/" + ticketOf(sleeper), "{\"status\":\"snoozed\",\"snoozedUntil\":\"%s\"}".formatted(until))
                .statusCode(200)
                .body("status", equalTo("snoozed"));
        patch("/tickets/" + ticketOf(woken), "{\"snoozedUntil\":\"2999-01-01T00:00:00Z\"}")
                .statusCode(200)
                .body("snoozedUntil", equalTo("2999-01-01T00:00:00Z"));
        platform.route(chat(woken).known("2"));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(ticket(ticketOf(sleeper)).getString("status")).isEqualTo("open");
            assertThat(ticket(ticketOf(woken)).getString("status")).isEqualTo("open");
        });
        assertThat(happenedTo(ticketOf(sleeper))).endsWith("ticket.snoozed", "ticket.status_changed");
        assertThat(happenedTo(ticketOf(woken))).endsWith("ticket.snoozed", "message.received", "ticket.reopened");
        get("/tickets/%s/events".formatted(ticketOf(sleeper)))
                .body("items[-1].actor", equalTo("system"))
                .body("items[-1].ticket.status", equalTo("open"));
    }

    @Test
    void what_was_resolved_is_closed_after_its_time_and_followed_by_a_linked_ticket_when_its_contact_writes_late() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var first = ticketOf(contact);
        patch("/tickets/" + first, "{\"resolution\":\"no_answer\",\"why\":\"silent for a week\"}")
                .statusCode(200)
                .body("status", equalTo("resolved"))
                .body("resolution", equalTo("no_answer"));
        get("/tickets/%s/events".formatted(first)).body("items[-1].why", equalTo("silent for a week"));

        platform.execute("update ticket set resolved_at = now() - interval '20 days' where id = '%s'".formatted(first));
        platform.route(chat(contact).known("2"));
        var second = ticketsOf(contact, 2).getFirst();

        get("/tickets/%s/links".formatted(second))
                .body("items[0].kind", equalTo("follow_up"))
                .body("items[0].forth", equalTo(true))
                .body("items[0].ticket", equalTo(first));
        platform.execute("update ticket set resolved_at = now() - interval '29 days' where id = '%s'".formatted(first));
        await().atMost(SOON).until(() -> ticket(first).getString("status").equals("closed"));
        assertThat(happenedTo(first)).endsWith("ticket.resolved", "ticket.closed");
    }

    @Test
    void merged_tickets_are_read_and_written_to_as_one_until_that_is_undone() {
        var ada = Platform.somebody();
        var budi = Platform.somebody();
        platform.route(chat(ada).saying("pertama"));
        platform.route(chat(budi).saying("kedua"));
        var part = ticketOf(ada);
        var whole = ticketOf(budi);
        patch("/tickets/" + part, "{\"status\":\"pending\"}").statusCode(200);

        post("/tickets/%s/merge".formatted(part), "{\"into\":\"%s\",\"why\":\"the same parcel\"}".formatted(whole))
                .statusCode(200)
                .body("status", equalTo("merged"))
                .body("mergedInto", equalTo(whole));
        platform.route(chat(ada).saying("ketiga").known("2"));

        await().atMost(SOON).until(() -> ticket(whole).getInt("messages") == 2);
        platform.execute(
                "update message set received_at = received_at - interval '1 minute' where text = 'pertama' and ticket = '%s'"
                        .formatted(part));
        get("/tickets/%s/messages".formatted(whole))
                .body("items.text", equalTo(List.of("pertama", "kedua", "ketiga")))
                .body("items.ticket", equalTo(List.of(part, whole, whole)));
        var next = get("/tickets/%s/messages?limit=2".formatted(whole))
                .body("items.text", equalTo(List.of("pertama", "kedua")))
                .extract()
                .<String>path("next");
        get("/tickets/%s/messages?cursor={next}".formatted(whole), next).body("items.text", equalTo(List.of("ketiga")));
        get("/tickets/%s/links".formatted(whole)).body("items.kind", equalTo(List.of("part")));
        post("/tickets/%s/replies".formatted(part), "{\"text\":\"Halo\"}").statusCode(409);
        post("/tickets/%s/merge".formatted(whole), "{\"into\":\"%s\"}".formatted(part))
                .statusCode(409)
                .body("detail", containsString("nothing can be merged into it"));

        post("/tickets/%s/unmerge".formatted(part), "{}").statusCode(200).body("status", equalTo("pending"));
        get("/tickets/%s/messages".formatted(whole)).body("items.text", equalTo(List.of("kedua", "ketiga")));
        platform.route(chat(ada).saying("keempat").known("3"));
        await().atMost(SOON).untilAsserted(() -> get("/tickets/%s/messages".formatted(part))
                .body("items.text", equalTo(List.of("pertama", "keempat"))));
        assertThat(happenedTo(part))
                .containsSubsequence("ticket.merged", "ticket.parted", "message.received", "ticket.reopened");
        post("/tickets/%s/unmerge".formatted(part), "{}")
                .statusCode(409)
                .body("detail", containsString("is not merged"));
    }

    @Test
    void messages_that_are_another_matter_get_a_ticket_of_their_own_and_are_forgotten_on_both_when_withdrawn() {
        var contact = Platform.somebody();
        platform.route(
                chat(contact).saying("Paket rusak"),
                chat(contact).saying("Minta faktur").known("2"));
        var old = ticketOf(contact);
        var messages = await().atMost(SOON)
                .until(
                        () -> get("/tickets/%s/messages".formatted(old))
                                .extract()
                                .<List<String>>path("items.id"),
                        ids -> ids.size() == 2);

        var made = post(
                        "/tickets/%s/split".formatted(old),
                        "{\"messages\":[\"%s\"],\"subject\":\"Faktur\"}".formatted(messages.getLast()))
                .statusCode(201)
                .body("subject", equalTo("Faktur"))
                .body("status", equalTo("new"))
                .body("unanswered", equalTo(1))
                .extract()
                .<String>path("id");

        get("/tickets/%s/messages".formatted(made))
                .body("items.text", equalTo(List.of("Minta faktur")))
                .body("items[0].position", equalTo(1))
                .body("items[0].placement.by", equalTo("split"));
        get("/tickets/%s/messages".formatted(old)).body("items.text", equalTo(List.of("Paket rusak")));
        assertThat(happenedTo(old)).endsWith("ticket.split");
        assertThat(happenedTo(made)).isEqualTo(List.of("ticket.created", "message.received"));
        get("/tickets/%s/links".formatted(old))
                .body("items[0].kind", equalTo("split"))
                .body("items[0].forth", equalTo(false));
        post("/tickets/%s/split".formatted(old), "{\"messages\":[\"%s\"]}".formatted(messages.getFirst()))
                .statusCode(409)
                .body("detail", containsString("nothing that the contact said would be left"));
        post("/tickets/%s/split".formatted(old), "{\"messages\":[\"%s\"]}".formatted(messages.getLast()))
                .statusCode(409)
                .body("detail", containsString("has no message"));

        platform.route(chat(contact).with(new Content.Deletion("2")).known("3"));
        await().atMost(SOON).until(() -> happenedTo(made).contains("ticket.redacted"));
        assertThat(platform.query(
                        "select 1 from event where ticket in (cast(? as uuid), cast(? as uuid)) and convert_from(payload, 'UTF8') like '%Minta faktur%'",
                        old, made))
                .isEmpty();
    }

    @Test
    void spam_bothers_nobody_until_a_person_says_that_it_is_none() {
        var contact = Platform.somebody();
        platform.route(List.of(chat(contact).asSpam()));
        var id = ticketOf(contact);
        assertThat(ticket(id).getString("status")).isEqualTo("spam");
        patch("/tickets/" + id, "{\"status\":\"resolved\"}")
                .statusCode(409)
                .body("detail", containsString("it cannot become resolved, only open"));

        patch("/tickets/" + id, "{\"status\":\"open\"}").statusCode(200).body("status", equalTo("open"));
        patch("/tickets/" + id, "{\"status\":\"spam\"}").statusCode(200);
        platform.route(chat(contact).known("2"));

        await().atMost(SOON).until(() -> ticket(id).getInt("messages") == 2);
        assertThat(ticket(id).getString("status")).isEqualTo("spam");
    }

    @Test
    void links_are_seen_from_both_sides_and_taken_back_from_either() {
        var ada = Platform.somebody();
        var budi = Platform.somebody();
        platform.route(chat(ada), chat(budi));
        var one = ticketOf(ada);
        var other = ticketOf(budi);
        var link = "{\"kind\":\"blocked_by\",\"ticket\":\"%s\"}".formatted(other);

        post("/tickets/%s/links".formatted(one), link).statusCode(200);
        var version = ticket(one).getLong("version");
        post("/tickets/%s/links".formatted(one), link).statusCode(200);

        assertThat(ticket(one).getLong("version")).isEqualTo(version);
        get("/tickets/%s/links".formatted(other))
                .body("items[0].ticket", equalTo(one))
                .body("items[0].kind", equalTo("blocked_by"))
                .body("items[0].forth", equalTo(false));
        caller().delete("/api/v1/tickets/%s/links/blocked_by/%s".formatted(other, one))
                .then()
                .statusCode(200);
        get("/tickets/%s/links".formatted(one)).body("items[0]", nullValue());
        caller().delete("/api/v1/tickets/%s/links/blocked_by/%s".formatted(other, one))
                .then()
                .statusCode(409);
    }

    @Test
    void what_cannot_be_meant_is_answered_with_what_can() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var id = ticketOf(contact);

        patch("/tickets/" + id, "{\"status\":\"snoozed\"}")
                .statusCode(400)
                .body("detail", containsString("snoozedUntil must be a time to come"));
        patch("/tickets/" + id, "{\"status\":\"open\",\"resolution\":\"solved\"}")
                .statusCode(400)
                .body("detail", containsString("resolution goes with the status resolved"));
        patch("/tickets/" + id, "{\"status\":\"merged\"}").statusCode(400).body("detail", containsString("/merge"));
        patch("/tickets/" + id, "{\"resolution\":\"Not A Word\"}").statusCode(400);
        post("/tickets/%s/merge".formatted(id), "{\"into\":\"%s\"}".formatted(id))
                .statusCode(409)
                .body("detail", containsString("cannot be merged into itself"));
        post("/tickets/%s/merge".formatted(id), "{}").statusCode(400).body("detail", containsString("into"));
        post("/tickets/%s/split".formatted(id), "{}").statusCode(400).body("detail", containsString("messages"));
        post("/tickets/%s/links".formatted(id), "{\"ticket\":\"%s\"}".formatted(id))
                .statusCode(400)
                .body("detail", containsString("kind must be one of related, follow_up"));
    }
}

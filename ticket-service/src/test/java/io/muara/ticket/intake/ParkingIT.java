package io.muara.ticket.intake;

import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.list;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.muara.contracts.Topics;
import io.muara.contracts.Undecided;
import io.muara.contracts.Wire;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Letters;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class ParkingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    Platform platform;

    @Test
    void what_cannot_be_read_is_parked_with_its_followers_until_released() {
        var contact = Platform.somebody();
        var other = Platform.somebody();
        var conversation = "whatsapp:demo/" + contact;

        platform.send(List.of(
                new ProducerRecord<>(Topics.ROUTED, conversation, Platform.bytes("{\"secret\":")),
                record(chat(contact).known("b")),
                record(chat(other).known("x")),
                record(chat(contact).known("c"))));

        ticketOf(other);
        try (var dead = platform.read(Topics.deadLetter(Topics.ROUTED))) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(dead.records())
                    .anyMatch(record -> record.key().equals(conversation)));
            var letter = dead.records().stream()
                    .filter(record -> record.key().equals(conversation))
                    .toList();
            assertThat(letter).hasSize(1);
            assertThat(letter.getFirst().value()).isEqualTo(Platform.bytes("{\"secret\":"));
            assertThat(new String(
                            letter.getFirst()
                                    .headers()
                                    .lastHeader("muara-reason")
                                    .value(),
                            UTF_8))
                    .contains("not a readable RoutedMessage")
                    .doesNotContain("secret");
            assertThat(letter.getFirst().headers().lastHeader("muara-topic").value())
                    .isEqualTo(Platform.bytes(Topics.ROUTED));
        }
        await().atMost(PATIENCE).untilAsserted(() -> get("/parked")
                .body("items.find { it.conversation == '%s' }.messages".formatted(conversation), equalTo(3))
                .body("items.find { it.conversation == '%s' }.holds".formatted(conversation), equalTo(true)));
        assertThat(list("contact=" + contact).getList("items")).isEmpty();

        post("/parked/%s/release".formatted(conversation), "")
                .statusCode(200)
                .body("handled", equalTo(2))
                .body("givenUp", equalTo(1));

        get("/tickets/%s/messages".formatted(ticketOf(contact))).body("items.providerId", equalTo(List.of("b", "c")));
        platform.route(chat(contact).known("d"));
        await().atMost(PATIENCE).untilAsserted(() -> get("/tickets/%s/messages".formatted(ticketOf(contact)))
                .body("items.providerId", equalTo(List.of("b", "c", "d"))));
    }

    @Test
    void what_postgresql_refuses_is_found_among_many_and_parked_until_the_cause_is_gone() {
        var contact = Platform.somebody();
        var other = Platform.somebody();
        var conversation = "whatsapp:demo/" + contact;
        platform.execute("alter table message add constraint no_poison check (text <> 'poison')");

        platform.route(
                chat(other).known("1"),
                chat(contact).known("bad").saying("poison"),
                chat(contact).known("held"),
                chat(other).known("2"));

        await().atMost(PATIENCE).untilAsserted(() -> get("/parked")
                .body("items.conversation", hasItem(conversation))
                .body("items.conversation", not(hasItem("whatsapp:demo/" + other)))
                .body(
                        "items.find { it.conversation == '%s' }.reason".formatted(conversation),
                        equalTo("PostgreSQL answered with SQLSTATE 23514")));
        await().atMost(PATIENCE).untilAsserted(() -> get("/tickets/%s/messages".formatted(ticketOf(other)))
                .body("items.providerId", equalTo(List.of("1", "2"))));

        var id = get("/parked")
                .extract()
                .<Integer>path("items.find { it.conversation == '%s' }.id".formatted(conversation));
        post("/parked/%d/release".formatted(id), "").body("handled", equalTo(1)).body("givenUp", equalTo(1));
        platform.execute("alter table message drop constraint no_poison");
        post("/parked/%d/release".formatted(id), "").body("handled", equalTo(1)).body("givenUp", equalTo(0));

        get("/tickets/%s/messages".formatted(ticketOf(contact)))
                .body("items.providerId", equalTo(List.of("held", "bad")));
        post("/parked/%d/release".formatted(id), "").statusCode(404);
    }

    @Test
    void what_the_router_could_not_decide_holds_its_followers_once_however_often_it_is_told() {
        var contact = Platform.somebody();
        var conversation = "whatsapp:demo/" + contact;
        var undecided =
                Wire.bytes(new Undecided("not a readable InboundMessage", Topics.INBOUND, 3, contact.hashCode()));

        platform.send(List.of(
                new ProducerRecord<>(Topics.ROUTED, conversation, undecided),
                record(chat(contact).known("b")),
                new ProducerRecord<>(Topics.ROUTED, conversation, undecided)));

        await().atMost(PATIENCE).untilAsserted(() -> get("/parked")
                .body("items.find { it.conversation == '%s' }.messages".formatted(conversation), equalTo(2))
                .body("items.find { it.conversation == '%s' }.holds".formatted(conversation), equalTo(true))
                .body(
                        "items.find { it.conversation == '%s' }.reason".formatted(conversation),
                        equalTo("not a readable InboundMessage")));

        post("/parked/%s/drop".formatted(conversation), "{\"reason\":\"nobody needs it\"}")
                .statusCode(409);
        post("/parked/%s/release".formatted(conversation), "")
                .statusCode(200)
                .body("handled", equalTo(1))
                .body("givenUp", equalTo(1));
        get("/tickets/%s/messages".formatted(ticketOf(contact))).body("items.providerId", equalTo(List.of("b")));

        post("/parked/%s/drop".formatted(conversation), "{}").statusCode(400);
        post("/parked/%s/drop".formatted(conversation), "{\"reason\":\" \"}").statusCode(400);
        post("/parked/%s/drop".formatted(conversation), "{\"reason\":\"nobody needs it\"}")
                .statusCode(200)
                .body("messages", equalTo(1));
        get("/parked").body("items.conversation", not(hasItem(conversation)));
    }

    private static ProducerRecord<String, byte[]> record(Letters letters) {
        var routed = letters.routed();
        return new ProducerRecord<>(
                Topics.ROUTED, routed.message().conversation().toString(), Wire.bytes(routed));
    }
}

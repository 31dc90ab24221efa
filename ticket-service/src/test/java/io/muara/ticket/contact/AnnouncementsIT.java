package io.muara.ticket.contact;

import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static io.muara.ticket.contact.Writers.by;
import static io.muara.ticket.contact.Writers.phone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.AgentId;
import io.muara.contracts.ContactFacts;
import io.muara.contracts.ContactFacts.LatestTicket;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.testkit.TopicReader;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What other services are told of contacts. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class AnnouncementsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Instant SENT = Instant.parse("2026-11-21T01:02:03Z");

    @Inject
    Platform platform;

    @Test
    void a_message_an_answer_and_a_change_are_told_of_who_writes_there() {
        var contact = Platform.somebody();
        platform.route(
                chat(contact).known("1").to("finance"), chat(contact).known("2").to("finance"));
        try (var facts = platform.read(Topics.CONTACTS)) {
            var first = awaitLatest(facts, contact, latest -> latest.unanswered() == 2);
            assertThat(first.waitingSince()).contains(SENT);
            assertThat(first.team()).hasToString("finance");
            assertThat(first.open()).isTrue();

            var ticket = ticketOf(contact);
            post("/tickets/%s/replies".formatted(ticket), "{\"text\":\"Kami cek\"}")
                    .statusCode(201);
            var answered = awaitLatest(facts, contact, latest -> latest.unanswered() == 0);
            assertThat(answered.waitingSince()).isEmpty();

            patch("/tickets/" + ticket, "{\"category\":\"payment\",\"status\":\"resolved\"}")
                    .statusCode(200);
            var resolved = awaitLatest(facts, contact, latest -> !latest.open());
            assertThat(resolved.category()).hasToString("payment");
        }
    }

    @Test
    void what_we_say_by_other_means_is_an_answer_too() {
        var contact = Platform.somebody();
        platform.route(chat(contact).known("1"), chat(contact).known("2").echoed());

        try (var facts = platform.read(Topics.CONTACTS)) {
            awaitLatest(facts, contact, latest -> latest.unanswered() == 0);
        }
    }

    @Test
    void each_conversation_of_a_contact_is_told_of_their_latest_ticket_wherever_it_is() {
        var number = "+" + Platform.somebody();
        var elsewhere = "ID" + Platform.somebody();
        platform.route(List.of(by(chat(number), phone(number))));
        try (var facts = platform.read(Topics.CONTACTS)) {
            awaitLatest(facts, number, latest -> latest.unanswered() == 1);

            platform.route(List.of(by(chat(elsewhere).forAgent("nobody").to("technical"), phone(number))));

            awaitLatest(facts, elsewhere, latest -> latest.team().value().equals("technical"));
            awaitLatest(facts, number, latest -> latest.conversation().contact().equals(elsewhere));
        }
    }

    @Test
    void a_contact_of_very_many_conversations_is_told_of_in_all_of_them() {
        var number = "+" + Platform.somebody();
        var messages = new ArrayList<RoutedMessage>();
        IntStream.range(0, 450).forEach(i -> messages.add(by(chat("ID.%d.%s".formatted(i, number)), phone(number))));
        platform.route(messages);

        try (var facts = platform.read(Topics.CONTACTS)) {
            await().atMost(PATIENCE)
                    .until(() -> facts.records().stream()
                                    .filter(record -> record.key().endsWith("." + number))
                                    .map(ConsumerRecord::key)
                                    .distinct()
                                    .count()
                            == 450);
        }
        await().atMost(PATIENCE)
                .until(() -> platform.query("select id from contact_news").isEmpty());
    }

    @Test
    void nothing_older_follows_something_newer() {
        var contact = Platform.somebody();
        var messages = IntStream.range(0, 60)
                .mapToObj(i -> chat(contact).known("m" + i).routed())
                .toList();
        try (var facts = platform.read(Topics.CONTACTS)) {
            messages.forEach(message -> platform.route(List.of(message)));

            awaitLatest(facts, contact, latest -> latest.unanswered() == 60);
            assertThat(told(facts, contact).stream()
                            .map(told -> told.latest().orElseThrow().unanswered())
                            .toList())
                    .isSorted();
        }
    }

    @Test
    void a_ticket_that_is_given_to_somebody_is_told_with_them() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var ticket = ticketOf(contact);
        var agent = "agent-" + contact;
        post("/agents", "{\"id\":\"%s\",\"name\":\"Sari\",\"available\":false}".formatted(agent))
                .statusCode(201);

        post("/tickets/%s/assign".formatted(ticket), "{\"agent\":\"%s\"}".formatted(agent))
                .statusCode(200);

        try (var facts = platform.read(Topics.CONTACTS)) {
            awaitLatest(facts, contact, latest -> latest.agent().equals(Optional.of(new AgentId(agent))));
        }
    }

    private static LatestTicket awaitLatest(TopicReader facts, String contact, Predicate<LatestTicket> expected) {
        return await().atMost(PATIENCE)
                .until(
                        () -> told(facts, contact).stream()
                                .reduce((before, after) -> after)
                                .flatMap(ContactFacts::latest),
                        latest -> latest.filter(expected).isPresent())
                .orElseThrow();
    }

    /** Of one conversation, in order. */
    private static List<ContactFacts> told(TopicReader facts, String contact) {
        return facts.records().stream()
                .filter(record -> record.key().endsWith("/" + contact))
                .map(record -> Wire.read(record.value(), ContactFacts.class))
                .toList();
    }
}

package io.muara.ticket.intake;

import static io.muara.ticket.Letters.chat;
import static io.muara.ticket.Letters.mail;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.kafka.CloudEventDeserializer;
import io.muara.contracts.Content;
import io.muara.contracts.Priority;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class IntakeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    Platform platform;

    @Test
    void a_routed_message_becomes_a_ticket_and_its_events() {
        var contact = Platform.somebody();

        platform.route(chat(contact).saying("Barang saya rusak").as("complaint", Priority.HIGH));

        try (var events = platform.read(Topics.TICKET_EVENTS)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(platform.eventsOf(events, contact)))
                    .containsExactly("1 ticket.created", "2 message.received"));
            var ticket = platform.eventsOf(events, contact).getLast().ticket();
            assertThat(ticket.status()).isEqualTo("new");
            assertThat(ticket.category()).hasToString("complaint");
            assertThat(ticket.number()).isGreaterThan(1000);
        }
    }

    @Test
    void a_stranger_who_quotes_a_mail_gets_a_ticket_of_their_own_that_names_the_other() {
        var customer = Platform.somebody();
        var stranger = Platform.somebody();
        var quoted = customer + "@mail";

        platform.route(mail(customer).known(quoted));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messagesOf(customer)).hasSize(1));
        platform.route(mail(stranger, quoted).known(stranger + "@mail"));

        try (var events = platform.read(Topics.TICKET_EVENTS)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(platform.eventsOf(events, stranger)))
                    .containsExactly("1 ticket.created", "2 message.received", "3 ticket.updated"));
            await().atMost(PATIENCE)
                    .until(() -> !platform.eventsOf(events, customer).isEmpty());
            var number = platform.eventsOf(events, customer).getLast().ticket().number();
            assertThat(platform.eventsOf(events, stranger).getLast().changes())
                    .containsExactly(new TicketEvent.Change(
                            "related_ticket", Optional.empty(), Optional.of(String.valueOf(number))));
            assertThat(messagesOf(customer)).hasSize(1);
        }
    }

    @Test
    void an_event_is_a_cloud_event_in_binary_mode() {
        var contact = Platform.somebody();

        platform.route(chat(contact));

        try (var events = platform.read(Topics.TICKET_EVENTS)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(platform.eventsOf(events, contact))
                    .hasSize(2));
            var event = platform.eventsOf(events, contact).getLast();
            var record = events.records().stream()
                    .filter(seen -> seen.key().equals(event.ticket().id().toString()))
                    .toList()
                    .getLast();
            var cloudEvent = new CloudEventDeserializer().deserialize(record.topic(), record.headers(), record.value());
            assertThat(cloudEvent.getId()).isEqualTo(event.id().toString());
            assertThat(cloudEvent.getType()).isEqualTo("message.received");
            assertThat(cloudEvent.getSource()).hasToString("/muara/tickets");
            assertThat(cloudEvent.getSubject()).isEqualTo(event.ticket().id().toString());
            assertThat(cloudEvent.getDataContentType()).isEqualTo("application/json");
            assertThat(cloudEvent.getExtension("sequence")).isEqualTo("0000000000000000002");
            assertThat(cloudEvent.getExtension("ticketversion")).isEqualTo("2");
        }
    }

    @Test
    void a_redelivered_message_changes_nothing() {
        var contact = Platform.somebody();
        var message = chat(contact).known("a");

        platform.route(message, message);
        platform.route(message);
        platform.route(chat(contact).known("b"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messagesOf(contact)).containsExactly("1,a", "2,b"));
    }

    @Test
    void twenty_copies_on_all_partitions_at_once_have_one_effect() {
        var contact = Platform.somebody();
        var message = chat(contact).known("a").routed();

        platform.send(IntStream.range(0, 20)
                .mapToObj(partition -> new ProducerRecord<>(
                        Topics.ROUTED,
                        partition,
                        message.message().conversation().toString(),
                        Wire.bytes(message)))
                .toList());
        platform.route(chat(contact).known("z"));

        try (var events = platform.read(Topics.TICKET_EVENTS)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(messagesOf(contact)).hasSize(2));
            await().during(Duration.ofSeconds(2)).atMost(PATIENCE).untilAsserted(() -> assertThat(
                            told(platform.eventsOf(events, contact)))
                    .containsExactly("1 ticket.created", "2 message.received", "3 message.received"));
        }
    }

    @Test
    void what_a_contact_says_stays_in_order() {
        var contacts = IntStream.range(0, 20).mapToObj(i -> Platform.somebody()).toList();
        var messages = new ArrayList<RoutedMessage>();
        for (var i = 0; i < 25; i++) {
            for (var contact : contacts) {
                messages.add(chat(contact).known("%02d".formatted(i)).routed());
            }
        }

        platform.route(messages);

        var inOrder = IntStream.range(0, 25)
                .mapToObj(i -> "%d,%02d".formatted(i + 1, i))
                .toList();
        for (var contact : contacts) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(messagesOf(contact)).isEqualTo(inOrder));
        }
        try (var events = platform.read(Topics.TICKET_EVENTS)) {
            for (var contact : contacts) {
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(platform.eventsOf(events, contact))
                        .extracting(TicketEvent::ticketVersion)
                        .isEqualTo(IntStream.rangeClosed(1, 26)
                                .mapToObj(Long::valueOf)
                                .toList()));
            }
        }
    }

    @Test
    void a_mail_joins_the_ticket_of_what_it_answers_and_else_is_a_new_matter() {
        var address = Platform.somebody() + "@example.org";

        platform.route(
                mail(address).known("first@example.org"),
                mail(address, "first@example.org").known("second@example.org"),
                mail(address).known("other@example.org"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messagesOf(address)).hasSize(3));
        platform.route(mail(address, "nobody@example.org", "second@example.org").known("third@example.org"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messagesOf(address))
                .containsExactly(
                        "1,first@example.org", "2,second@example.org", "3,third@example.org", "1,other@example.org"));
    }

    @Test
    void a_reaction_stands_on_the_ticket_of_what_it_is_about() {
        var address = Platform.somebody() + "@example.org";
        platform.route(mail(address).known("a"), mail(address).known("b"));

        platform.route(mail(address).known("a/reaction").with(new Content.Reaction("a", Optional.of("👍"))));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messagesOf(address)).containsExactly("1,a", "2,a/reaction", "1,b"));
    }

    @Test
    void text_that_postgresql_refuses_is_kept_without_what_it_refuses() {
        var contact = Platform.somebody();
        var message = new String(
                        Wire.bytes(chat(contact).saying("before @@ after").routed()), UTF_8)
                .replace("@@", "\\u0000\\ud83d👍");

        platform.send(
                List.of(new ProducerRecord<>(Topics.ROUTED, "whatsapp:demo/" + contact, Platform.bytes(message))));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        platform.query("select text from message where conversation like '%/' || ?", contact))
                .containsExactly("before 👍 after"));
    }

    /** Position and provider's id of each, by ticket. */
    private List<String> messagesOf(String contact) {
        return platform.query(
                "select m.position, m.provider_id from message m join ticket t on t.id = m.ticket"
                        + " where m.conversation like '%/' || ? order by t.number, m.position",
                contact);
    }

    private static List<String> told(List<TicketEvent> events) {
        return events.stream()
                .map(event -> event.ticketVersion() + " " + event.type().id())
                .toList();
    }
}

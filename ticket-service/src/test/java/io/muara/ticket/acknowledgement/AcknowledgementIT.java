package io.muara.ticket.acknowledgement;

import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.happenedTo;
import static io.muara.ticket.Caller.ticket;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Caller.ticketsOf;
import static io.muara.ticket.Letters.chat;
import static io.muara.ticket.Letters.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.ChannelId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.Mail;
import io.muara.contracts.MessageId;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.ReplyId;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Sender;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.testkit.TopicReader;
import io.muara.ticket.Letters;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class AcknowledgementIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final ChannelId EMAIL = new ChannelId("email");

    @Inject
    Platform platform;

    @Test
    void a_mail_is_acknowledged_in_the_transaction_that_opens_its_ticket() {
        var address = address();
        platform.route(List.of(mail(address, "older@x").known("first@x").acknowledged()));

        var id = ticketOf(address);

        assertThat(happenedTo(id)).containsExactly("ticket.created", "message.received", "ticket.updated");
        assertThat(ticket(id).getString("status")).isEqualTo("new");
        var messages = get("/tickets/%s/messages".formatted(id)).extract().jsonPath();
        assertThat(messages.getList("items.direction")).containsExactly("in", "out");
        assertThat(messages.getList("items.automatic")).containsExactly(false, true);
        var sent = awaitOutbound(address);
        assertThat(sent.automatic()).isTrue();
        assertThat(sent.language()).hasValue("id");
        assertThat(sent.subject()).hasValue("Re: Pesanan saya");
        assertThat(sent.to()).containsExactly(Sender.Identity.of("email", address));
        assertThat(sent.answers()).containsExactly("first@x", "older@x");
        assertThat(sent.attachments()).isEmpty();
        assertThat(sent.text()).contains("nomor tiket " + ticket(id).getLong("number"));
        assertThat(sent.text()).isEqualTo(messages.getString("items[1].text"));
    }

    @Test
    void it_is_given_once_however_often_the_message_comes_and_only_for_a_new_ticket() {
        var address = address();
        var first = mail(address).known("1@x").acknowledged();
        platform.route(List.of(first, first));
        platform.route(List.of(mail(address, "1@x").known("2@x").acknowledged(), first));
        var id = ticketOf(address);
        await().atMost(PATIENCE).until(() -> ticket(id).getLong("version") >= 4);

        platform.route(List.of(mail(address).known("3@x").acknowledged()));

        var tickets = ticketsOf(address, 2);
        assertThat(acknowledgedTo(address)).containsExactlyInAnyOrderElementsOf(tickets);
        assertThat(awaitOutbound(address, 2))
                .extracting(sent -> sent.ticket().toString())
                .containsExactlyInAnyOrderElementsOf(tickets);
    }

    @Test
    void a_report_on_it_moves_it_and_still_nobody_has_answered() {
        var address = address();
        platform.route(List.of(mail(address).known("1@x").acknowledged()));
        var id = ticketOf(address);
        var sent = awaitOutbound(address);

        report(sent.id(), sent.conversation(), "ack@toko", DeliveryReport.Status.SENT);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(happenedTo(id)).endsWith("message.sent"));
        assertThat(ticket(id).getString("status")).isEqualTo("new");
        try (var events = platform.read(Topics.TICKET_EVENTS)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(platform.eventsOf(events, address))
                    .flatExtracting(event -> event.reply().stream().toList())
                    .hasSize(2)
                    .allMatch(TicketEvent.Reply::automatic));
        }
    }

    @Test
    void what_answers_it_joins_the_ticket_and_is_not_acknowledged_again() {
        var address = address();
        platform.route(List.of(mail(address).known("1@x").acknowledged()));
        var id = ticketOf(address);
        var sent = awaitOutbound(address);
        report(sent.id(), sent.conversation(), "ack-" + address, DeliveryReport.Status.SENT);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(happenedTo(id)).endsWith("message.sent"));

        platform.route(
                List.of(mail(address, "ack-" + address).known("away@x").acknowledged(AcknowledgementIT::absent)));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(happenedTo(id)).endsWith("message.received"));

        assertThat(acknowledgedTo(address)).containsExactly(id);
    }

    @Test
    void where_something_speaks_against_it_the_ticket_says_what() {
        var address = address();

        platform.route(List.of(mail(address).acknowledged(AcknowledgementIT::absent)));

        var id = ticketOf(address);
        assertThat(refusals(id)).containsExactly("not sent: no person sent it to us alone: it has auto-submitted");
        assertThat(acknowledgedTo(address)).isEmpty();
    }

    @Test
    void without_a_rule_nobody_is_told_and_nothing_is_said_about_it() {
        var address = address();

        platform.route(mail(address));

        assertThat(happenedTo(ticketOf(address))).containsExactly("ticket.created", "message.received");
        assertThat(acknowledgedTo(address)).isEmpty();
    }

    @Test
    void who_writes_again_and_again_gets_three_in_an_hour() {
        var address = address();
        var letters = mail(address);

        platform.route(many(letters, 0, 4));
        ticketsOf(address, 4);
        platform.route(many(letters, 4, 6));
        var tickets = ticketsOf(address, 6);

        assertThat(acknowledgedTo(address)).hasSize(3);
        assertThat(tickets.stream().flatMap(id -> refusals(id).stream()))
                .containsExactly(
                        "not sent: the contact got 3 in an hour",
                        "not sent: the contact got 3 in an hour",
                        "not sent: the contact got 3 in an hour");
    }

    @Test
    void a_chat_is_told_on_its_channel_in_the_language_of_its_app() {
        var contact = Platform.somebody();

        platform.route(List.of(chat(contact).acknowledged()));

        ticketOf(contact);
        try (var outbound = platform.read(Topics.outbound(new ChannelId("whatsapp")))) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(outbound.records())
                    .filteredOn(record -> record.key().endsWith("/" + contact))
                    .singleElement()
                    .satisfies(record -> assertThat(Wire.read(record.value(), OutboundMessage.class)
                                    .automatic())
                            .isTrue()));
        }
    }

    private static List<RoutedMessage> many(Letters letters, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> letters.known(i + "@x").acknowledged())
                .toList();
    }

    private static Mail absent(Mail mail) {
        return mail.judged(
                Optional.of(new Mail.Automatic(Mail.Automatic.Kind.REPLY, "it has auto-submitted")),
                Optional.empty(),
                Optional.empty(),
                mail.addressed(),
                mail.headers());
    }

    private static String address() {
        return Platform.somebody() + "@example.org";
    }

    private static List<String> refusals(String ticket) {
        return get("/tickets/%s/events".formatted(ticket))
                .extract()
                .jsonPath()
                .<String>getList("items.changes.flatten().findAll { it.field == 'acknowledgement' }.after");
    }

    /** The tickets of which the contact was told. */
    private List<String> acknowledgedTo(String address) {
        return platform.query(
                "select ticket from message where automatic and conversation = ?", "email:support/" + address);
    }

    private OutboundMessage awaitOutbound(String address) {
        return awaitOutbound(address, 1).getFirst();
    }

    private List<OutboundMessage> awaitOutbound(String address, int count) {
        try (var reader = platform.read(Topics.outbound(EMAIL))) {
            return await().atMost(PATIENCE).until(() -> outbound(reader, address), sent -> sent.size() == count);
        }
    }

    private static List<OutboundMessage> outbound(TopicReader reader, String address) {
        return reader.records().stream()
                .filter(record -> record.key().equals("email:support/" + address))
                .map(record -> Wire.read(record.value(), OutboundMessage.class))
                .toList();
    }

    private void report(ReplyId reply, ConversationKey conversation, String providerId, DeliveryReport.Status status) {
        var report = new DeliveryReport(
                MessageId.of(EMAIL, "support", reply.toString(), status.id()),
                conversation,
                Optional.of(reply),
                Optional.of(providerId),
                status,
                Optional.empty(),
                Instant.parse("2026-11-21T01:02:03Z"));
        platform.send(List.of(new ProducerRecord<>(Topics.DELIVERIES, conversation.toString(), Wire.bytes(report))));
    }
}

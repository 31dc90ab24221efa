package io.muara.ticket.address;

import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Caller.ticket;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.ChannelId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.DeliveryReport.Finding;
import io.muara.contracts.DeliveryReport.Status;
import io.muara.contracts.Mail;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.ReplyId;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.testkit.TopicReader;
import io.muara.ticket.Caller;
import io.muara.ticket.Letters;
import io.muara.ticket.Platform;
import io.muara.ticket.lifecycle.AddressProblem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class MarkedAddressesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final ChannelId EMAIL = new ChannelId("email");
    /** All mail of these tests is written an hour and a bit past midnight on the 21st. */
    private static final Instant BEFORE_IT = Instant.parse("2026-11-20T00:00:00Z");

    private static final Instant AFTER_IT = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-23T00:00:00Z");

    private final String ada = Platform.somebody() + "@example.org";

    private final ConversationKey conversation = new ConversationKey(EMAIL, "support", ada);

    @Inject
    Platform platform;

    @Inject
    Mutiny.SessionFactory sessions;

    private String ticket = "";

    @BeforeEach
    void open_a_ticket() {
        platform.route(mail(ada).known("1" + ada));
        ticket = ticketOf(ada);
    }

    @Test
    void a_bounce_for_good_marks_the_address_and_warns_whoever_writes_to_it() {
        fails(reply(), Optional.of(Finding.UNREACHABLE), AFTER_IT);

        awaitProblem("unreachable");
        assertThat(ticket(ticket).getString("addressProblem.reason")).isEqualTo("550 5.1.1 no such user");
        assertThat(ticket(ticket).getString("addressProblem.since")).isEqualTo("2026-11-22T00:00:00Z");
        assertThat(changes()).containsExactly("none to unreachable");
        assertThat(replied().<String>path("warning"))
                .contains("taken no mail since 2026-11-22", "550 5.1.1 no such user");
        assertThat(sentTo(ada)).isEqualTo(2);
    }

    @Test
    void an_address_that_nothing_is_known_against_needs_no_warning() {
        assertThat(replied().<String>path("warning")).isNull();
        assertThat(ticket(ticket).<Object>get("addressProblem")).isNull();
    }

    @Test
    void a_complaint_marks_the_address_too() {
        report(reply(), Status.DELIVERED, Optional.of(Finding.COMPLAINED), AFTER_IT);

        awaitProblem("complained");
        assertThat(replied().<String>path("warning")).contains("complained");
    }

    @Test
    void every_ticket_of_the_address_shows_it_also_on_another_account_of_ours() {
        fails(reply(), Optional.of(Finding.UNREACHABLE), AFTER_IT);
        awaitProblem("unreachable");

        platform.route(mail(ada).known("2" + ada));

        var second = Caller.ticketsOf(ada, 2).getFirst();
        assertThat(ticket(second).getString("addressProblem.finding")).isEqualTo("unreachable");
        assertThat(problemOf(new ConversationKey(EMAIL, "sales", ada))).hasValue(Finding.UNREACHABLE);
        assertThat(problemOf(new ConversationKey(new ChannelId("manual"), "support", ada)))
                .isEmpty();
    }

    @Test
    void a_failure_that_says_nothing_about_the_address_marks_nothing() {
        var reply = reply();
        fails(reply, Optional.empty(), AFTER_IT);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        get("/tickets/%s/messages".formatted(ticket)).extract().<String>path("items[1].delivery"))
                .isEqualTo("failed"));
        assertThat(ticket(ticket).<Object>get("addressProblem")).isNull();
        assertThat(changes()).isEmpty();
    }

    @Test
    void a_later_mail_from_the_address_clears_it() {
        fails(reply(), Optional.of(Finding.UNREACHABLE), AFTER_IT);
        awaitProblem("unreachable");

        platform.route(
                List.of(written(LATER, Optional.empty(), mail(ada, "1" + ada).known("2" + ada))));

        awaitProblem(null);
        assertThat(changes()).containsExactly("none to unreachable", "unreachable to none");
        assertThat(problemOf(conversation)).isEmpty();
    }

    @Test
    void a_bounce_that_what_they_wrote_since_has_overtaken_marks_nothing() {
        var reply = reply();
        fails(reply, Optional.of(Finding.UNREACHABLE), BEFORE_IT);

        awaitDelivery(reply, "failed");
        assertThat(ticket(ticket).<Object>get("addressProblem")).isNull();
        assertThat(changes()).isEmpty();
    }

    @Test
    void a_mail_that_its_own_domain_disowns_clears_nothing() {
        var failed = new Mail.Authentication(Mail.Authentication.Verdict.FAILED, "dmarc=fail");
        fails(reply(), Optional.of(Finding.UNREACHABLE), AFTER_IT);
        awaitProblem("unreachable");

        platform.route(
                List.of(written(LATER, Optional.of(failed), mail(ada, "1" + ada).known("2" + ada))));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ticket(ticket).getInt("messages"))
                .isEqualTo(3));
        assertThat(ticket(ticket).getString("addressProblem.finding")).isEqualTo("unreachable");
    }

    @Test
    void a_later_report_that_something_arrived_clears_it_and_an_earlier_one_does_not() {
        var failed = reply();
        var early = reply();
        var late = reply();
        fails(failed, Optional.of(Finding.UNREACHABLE), AFTER_IT);
        awaitProblem("unreachable");

        report(early, Status.DELIVERED, Optional.empty(), AFTER_IT.minusSeconds(1));
        awaitDelivery(early, "delivered");
        assertThat(ticket(ticket).getString("addressProblem.finding")).isEqualTo("unreachable");

        report(late, Status.READ, Optional.empty(), AFTER_IT.plusSeconds(1));
        awaitProblem(null);
        assertThat(changes()).containsExactly("none to unreachable", "unreachable to none");
    }

    @Test
    void what_is_said_again_changes_nothing() {
        var report = new DeliveryReport(
                new MessageId(UUID.randomUUID()),
                conversation,
                Optional.of(reply()),
                Optional.empty(),
                Status.FAILED,
                Optional.of("550 5.1.1 no such user"),
                AFTER_IT,
                Optional.empty(),
                Optional.of(Finding.UNREACHABLE));
        send(report);
        send(report);
        fails(reply(), Optional.of(Finding.UNREACHABLE), AFTER_IT.plusSeconds(1));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ticket(ticket).getString("addressProblem.since"))
                .isEqualTo("2026-11-22T00:00:01Z"));
        assertThat(changes()).containsExactly("none to unreachable");
    }

    private ReplyId reply() {
        return ReplyId.parse(replied().path("id"));
    }

    private ExtractableResponse<Response> replied() {
        return post("/tickets/%s/replies".formatted(ticket), "{\"text\":\"Baik\"}")
                .statusCode(201)
                .extract();
    }

    private void fails(ReplyId reply, Optional<Finding> finding, Instant at) {
        report(reply, Status.FAILED, finding, at);
    }

    private void report(ReplyId reply, Status status, Optional<Finding> finding, Instant at) {
        send(new DeliveryReport(
                new MessageId(UUID.randomUUID()),
                conversation,
                Optional.of(reply),
                Optional.empty(),
                status,
                Optional.of("550 5.1.1 no such user"),
                at,
                Optional.empty(),
                finding));
    }

    private void send(DeliveryReport report) {
        platform.send(List.of(new ProducerRecord<>(Topics.DELIVERIES, conversation.toString(), Wire.bytes(report))));
    }

    private void awaitProblem(@Nullable String finding) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ticket(ticket).getString("addressProblem.finding"))
                .isEqualTo(finding));
    }

    private void awaitDelivery(ReplyId reply, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        platform.query("select delivery from message where id = cast(? as uuid)", reply.toString()))
                .containsExactly(status));
    }

    /** What asks before it writes by itself. */
    private Optional<Finding> problemOf(ConversationKey asked) {
        var contact = Contact.of(asked);
        return Optional.ofNullable(
                        sessions.withStatelessSession(session -> MarkedAddresses.problems(session, List.of(contact)))
                                .await()
                                .atMost(PATIENCE)
                                .get(contact))
                .map(AddressProblem::finding);
    }

    private long sentTo(String address) {
        try (var outbound = platform.read(Topics.outbound(EMAIL))) {
            await().atMost(PATIENCE).until(() -> sentTo(outbound, address) == 2);
            return sentTo(outbound, address);
        }
    }

    private static long sentTo(TopicReader outbound, String address) {
        return outbound.records().stream()
                .filter(record -> record.key().endsWith("/" + address))
                .count();
    }

    private List<String> changes() {
        var changes = get("/tickets/%s/events".formatted(ticket))
                .extract()
                .<List<List<Map<String, String>>>>path("items.changes");
        return changes.stream()
                .flatMap(List::stream)
                .filter(change -> "address".equals(change.get("field")))
                .map(change -> "%s to %s"
                        .formatted(
                                Objects.requireNonNullElse(change.get("before"), "none"),
                                Objects.requireNonNullElse(change.get("after"), "none")))
                .toList();
    }

    private static RoutedMessage written(Instant at, Optional<Mail.Authentication> found, Letters letter) {
        var routed = letter.routed();
        var message = routed.message();
        var provenance = message.provenance();
        return Letters.changed(
                routed,
                new Provenance(
                        provenance.providerId(),
                        provenance.direction(),
                        at,
                        provenance.receivedAt(),
                        provenance.original()),
                message.mail()
                        .map(mail ->
                                mail.judged(Optional.empty(), found, Optional.empty(), Optional.empty(), Map.of())),
                false);
    }
}

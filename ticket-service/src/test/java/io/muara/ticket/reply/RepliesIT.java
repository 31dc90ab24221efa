package io.muara.ticket.reply;

import static io.muara.ticket.Caller.agent;
import static io.muara.ticket.Caller.caller;
import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.happenedTo;
import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Caller.ticket;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static io.muara.ticket.Letters.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.muara.contracts.ChannelId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.DeliveryReport.Status;
import io.muara.contracts.MessageId;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.Provenance;
import io.muara.contracts.ReplyId;
import io.muara.contracts.ReplyPass;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Sender;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Letters;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class RepliesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final ChannelId EMAIL = new ChannelId("email");
    private static final ChannelId WHATSAPP = new ChannelId("whatsapp");

    @Inject
    Platform platform;

    @Test
    void a_reply_goes_to_its_channel_with_all_that_the_channel_needs() {
        var address = Platform.somebody() + "@example.org";
        platform.route(mail(address, "older@example.org", "newer@example.org").known("last@example.org"));
        var id = ticketOf(address);

        var reply = reply(id, "Sudah kami kirim");

        try (var outbound = platform.read(Topics.outbound(EMAIL))) {
            var key = "email:support/" + address;
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(outbound.records())
                    .anyMatch(record -> record.key().equals(key)));
            var sent = outbound.records().stream()
                    .filter(record -> record.key().equals(key))
                    .map(record -> Wire.read(record.value(), OutboundMessage.class))
                    .toList();
            assertThat(sent).hasSize(1);
            assertThat(sent.getFirst().id()).isEqualTo(reply);
            assertThat(sent.getFirst().subject()).contains("Re: Pesanan saya");
            assertThat(sent.getFirst().text()).isEqualTo("Sudah kami kirim");
            assertThat(sent.getFirst().to()).containsExactly(Sender.Identity.of("email", address));
            assertThat(sent.getFirst().answers())
                    .containsExactly("last@example.org", "older@example.org", "newer@example.org");
        }
        assertThat(ticket(id).getString("status")).isEqualTo("pending");
    }

    @Test
    void a_reply_says_when_the_contact_wrote_last_and_may_be_a_template_or_private() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var id = ticketOf(contact);

        post("/tickets/%s/replies".formatted(id), """
                {"text":"Pesanan 77 sudah dikirim","privately":true,
                 "template":{"name":"order_sent","language":"id","values":["77"]}}""").statusCode(201);

        try (var outbound = platform.read(Topics.outbound(WHATSAPP))) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(outbound.records())
                    .anyMatch(record -> record.key().endsWith("/" + contact)));
            var sent = outbound.records().stream()
                    .filter(record -> record.key().endsWith("/" + contact))
                    .map(record -> Wire.read(record.value(), OutboundMessage.class))
                    .findFirst()
                    .orElseThrow();
            assertThat(sent.template()).contains(new OutboundMessage.Template("order_sent", "id", List.of("77")));
            assertThat(sent.acts()).isEqualTo(OutboundMessage.Act.SAY_PRIVATELY);
            assertThat(sent.contactWroteAt()).contains(Instant.parse("2026-11-21T01:02:03Z"));
        }
        post("/tickets/%s/replies".formatted(id), """
                {"text":"x","template":{"name":" "}}""").statusCode(400);
    }

    @Test
    void a_reply_carries_the_pass_of_the_message_it_answers_while_that_is_worth_something() {
        var inTime = new ReplyPass("token", Instant.now().plus(Duration.ofMinutes(10)));
        var tooLate = new ReplyPass("token", Instant.now().minus(Duration.ofSeconds(1)));

        assertThat(passOfTheAnswerTo(inTime)).contains(inTime);
        assertThat(passOfTheAnswerTo(tooLate)).isEmpty();
    }

    @Test
    void reports_move_the_delivery_forward_and_never_back() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var id = ticketOf(contact);
        var reply = reply(id, "Baik");

        report(contact, Optional.of(reply), Optional.empty(), Status.SENDING);
        report(contact, Optional.of(reply), Optional.of("wamid.1" + contact), Status.SENT);
        report(contact, Optional.empty(), Optional.of("wamid.1" + contact), Status.READ);
        report(contact, Optional.empty(), Optional.of("wamid.1" + contact), Status.DELIVERED);
        report(contact, Optional.empty(), Optional.of("wamid.1" + contact), Status.FAILED);

        awaitDelivery(id, "read");
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).untilAsserted(() -> assertThat(happenedTo(id))
                .endsWith("ticket.status_changed", "message.sent", "message.delivery_updated"));
        assertThat(happenedTo(id)).hasSize(5);
    }

    @Test
    void a_report_that_overtakes_the_one_that_names_the_reply_is_not_lost() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var id = ticketOf(contact);
        var reply = reply(id, "Baik");

        report(contact, Optional.empty(), Optional.of("wamid.2" + contact), Status.DELIVERED);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        platform.query("select count(*) from early_report where provider_id = ?", "wamid.2" + contact))
                .containsExactly("1"));
        report(contact, Optional.of(reply), Optional.of("wamid.2" + contact), Status.SENT);

        awaitDelivery(id, "delivered");
        assertThat(happenedTo(id)).endsWith("message.sent", "message.delivery_updated");
    }

    @Test
    void a_reply_that_was_cut_off_while_sending_becomes_uncertain() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var id = ticketOf(contact);
        var reply = reply(id, "Baik");

        report(
                contact,
                Optional.of(reply),
                Optional.empty(),
                Status.SENDING,
                Instant.now().minusSeconds(300));

        awaitDelivery(id, "uncertain");
        assertThat(happenedTo(id)).endsWith("message.delivery_updated");
        report(contact, Optional.of(reply), Optional.of("wamid.3" + contact), Status.SENT);
        awaitDelivery(id, "sent");
    }

    @Test
    void an_answer_to_our_mail_finds_its_ticket() {
        var address = Platform.somebody() + "@example.org";
        platform.route(mail(address).known("q" + address));
        var id = ticketOf(address);
        var reply = reply(id, "Jawaban");
        report(
                new ConversationKey(EMAIL, "support", address),
                Optional.of(reply),
                Optional.of("ours" + address),
                Status.SENT,
                Instant.now());
        await().atMost(PATIENCE).untilAsserted(() -> get("/tickets/%s/messages".formatted(id))
                .body("items[1].providerId", equalTo("ours" + address)));

        platform.route(mail(address, "ours" + address).known("again" + address));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ticket(id).getString("status")).isEqualTo("open"));
        get("/tickets/%s/messages".formatted(id)).body("items.position", equalTo(List.of(1, 2, 3)));
    }

    @Test
    void a_report_that_nobody_can_read_goes_to_the_dead_letters() {
        platform.send(List.of(new ProducerRecord<>(Topics.DELIVERIES, "odd", Platform.bytes("{\"id\":"))));

        try (var dead = platform.read(Topics.deadLetter(Topics.DELIVERIES))) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(dead.records())
                    .anyMatch(record -> record.key().equals("odd")));
        }
    }

    @Test
    void what_failed_is_sent_once_more_and_only_that() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var id = ticketOf(contact);
        var failed = reply(id, "Baik");
        resend(id, failed, "").statusCode(409).body("detail", containsString("waiting"));
        report(contact, Optional.of(failed), Optional.empty(), Status.FAILED);
        awaitDelivery(id, "failed");

        var again = resend(id, failed, "")
                .statusCode(201)
                .body("repeats", equalTo(failed.toString()))
                .extract()
                .<String>path("id");

        get("/tickets/%s/messages".formatted(id))
                .body("items[1].delivery", equalTo("failed"))
                .body("items[2].text", equalTo("Baik"))
                .body("items[2].repeats", equalTo(failed.toString()));
        get("/tickets/%s/events".formatted(id)).body("items[4].reply.repeats", equalTo(failed.toString()));
        resend(id, failed, "").statusCode(409).body("detail", containsString(again));
        resend(id, new ReplyId(UUID.randomUUID()), "").statusCode(409);
        report(contact, Optional.of(ReplyId.parse(again)), Optional.empty(), Status.UNCERTAIN);
        await().atMost(PATIENCE).untilAsserted(() -> get("/tickets/%s/messages".formatted(id))
                .body("items[2].delivery", equalTo("uncertain")));
        resend(id, ReplyId.parse(again), "").statusCode(409).body("detail", containsString("evenIfItArrived"));
        resend(id, ReplyId.parse(again), "{\"evenIfItArrived\":true}").statusCode(201);
    }

    @Test
    void a_report_on_everything_until_then_marks_what_was_sent_by_then() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var id = ticketOf(contact);
        var first = reply(id, "Satu");
        var second = reply(id, "Dua");
        var third = reply(id, "Tiga");
        for (var sent : List.of(first, second)) {
            report(contact, Optional.of(sent), Optional.of("m." + sent), Status.SENT);
        }
        readUntil(contact, Instant.now().plusSeconds(5));
        report(contact, Optional.of(third), Optional.of("m." + third), Status.SENT);

        await().atMost(PATIENCE).untilAsserted(() -> get("/tickets/%s/messages".formatted(id))
                .body("items.delivery", equalTo(Arrays.asList(null, "read", "read", "sent"))));
        readUntil(contact, Instant.now().minusSeconds(3600));
        readUntil(contact, Instant.now().plusSeconds(5));
        await().atMost(PATIENCE).untilAsserted(() -> get("/tickets/%s/messages".formatted(id))
                .body("items.delivery", equalTo(Arrays.asList(null, "read", "read", "read"))));
        assertThat(happenedTo(id))
                .filteredOn("message.delivery_updated"::equals)
                .hasSize(3);
    }

    @Test
    void whoever_answers_what_is_not_the_last_word_any_more_is_told() {
        var ayu = agent("ayu");
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var id = ticketOf(contact);
        caller(ayu)
                .body("{\"text\":\"Sudah saya jawab\"}")
                .post("/api/v1/tickets/%s/replies".formatted(id))
                .then()
                .statusCode(201);

        caller().header("If-Match", "\"2\"")
                .body("{\"text\":\"Saya juga\"}")
                .post("/api/v1/tickets/%s/replies".formatted(id))
                .then()
                .statusCode(412)
                .body("detail", containsString("agent:%s answered meanwhile".formatted(ayu)));
        post("/tickets/%s/replies".formatted(id), "{\"text\":\"Saya juga\",\"seenVersion\":2}")
                .statusCode(201)
                .body("meanwhile", equalTo(List.of("agent:%s answered meanwhile".formatted(ayu))));
        post("/tickets/%s/replies".formatted(id), "{\"text\":\"Lagi\"}")
                .statusCode(201)
                .body("meanwhile", equalTo(List.of()));
    }

    @Test
    void a_reply_is_in_the_language_that_the_contact_wants_or_writes() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var id = ticketOf(contact);
        platform.execute("update message set language = 'jv' where ticket = '%s'".formatted(id));
        reply(id, "Inggih");
        patch("/contacts/" + ticket(id).getString("contactId"), "{\"language\":\"en\"}")
                .statusCode(200);
        reply(id, "Yes");
        post("/tickets/%s/replies".formatted(id), "{\"text\":\"Ya\",\"language\":\"id\"}")
                .statusCode(201);

        get("/tickets/%s/messages".formatted(id)).body("items.language", equalTo(List.of("jv", "jv", "en", "id")));
        try (var outbound = platform.read(Topics.outbound(WHATSAPP))) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(outbound.records().stream()
                            .filter(record -> record.key().endsWith("/" + contact))
                            .map(record -> Wire.read(record.value(), OutboundMessage.class))
                            .map(sent -> sent.language().orElse("")))
                    .containsExactly("jv", "en", "id"));
        }
    }

    private static ValidatableResponse resend(String ticket, ReplyId reply, String body) {
        return post("/tickets/%s/replies/%s/resend".formatted(ticket, reply), body.isEmpty() ? "{}" : body);
    }

    private void readUntil(String contact, Instant time) {
        var conversation = new ConversationKey(WHATSAPP, "demo", contact);
        var report = new DeliveryReport(
                new MessageId(UUID.randomUUID()),
                conversation,
                Optional.empty(),
                Optional.empty(),
                Status.READ,
                Optional.empty(),
                Instant.now(),
                Optional.of(time));
        platform.send(List.of(new ProducerRecord<>(Topics.DELIVERIES, conversation.toString(), Wire.bytes(report))));
    }

    private static ReplyId reply(String ticket, String text) {
        var id = post("/tickets/%s/replies".formatted(ticket), "{\"text\":\"%s\"}".formatted(text))
                .statusCode(201)
                .body("delivery", equalTo("waiting"))
                .extract()
                .<String>path("id");
        return ReplyId.parse(id);
    }

    private static void awaitDelivery(String ticket, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> get("/tickets/%s/messages".formatted(ticket))
                .body("items[1].delivery", equalTo(status)));
    }

    private void report(String contact, Optional<ReplyId> reply, Optional<String> providerId, Status status) {
        report(contact, reply, providerId, status, Instant.now());
    }

    private void report(
            String contact, Optional<ReplyId> reply, Optional<String> providerId, Status status, Instant at) {
        report(new ConversationKey(WHATSAPP, "demo", contact), reply, providerId, status, at);
    }

    private void report(
            ConversationKey conversation,
            Optional<ReplyId> reply,
            Optional<String> providerId,
            Status status,
            Instant at) {
        var report = new DeliveryReport(
                new MessageId(UUID.randomUUID()), conversation, reply, providerId, status, Optional.empty(), at);
        platform.send(List.of(new ProducerRecord<>(Topics.DELIVERIES, conversation.toString(), Wire.bytes(report))));
    }

    private Optional<ReplyPass> passOfTheAnswerTo(ReplyPass pass) {
        var contact = Platform.somebody();
        platform.route(List.of(with(pass, chat(contact).routed())));
        reply(ticketOf(contact), "Baik");
        try (var outbound = platform.read(Topics.outbound(WHATSAPP))) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(outbound.records())
                    .anyMatch(record -> record.key().endsWith("/" + contact)));
            return outbound.records().stream()
                    .filter(record -> record.key().endsWith("/" + contact))
                    .map(record -> Wire.read(record.value(), OutboundMessage.class))
                    .findFirst()
                    .flatMap(OutboundMessage::pass);
        }
    }

    private static RoutedMessage with(ReplyPass pass, RoutedMessage routed) {
        var message = routed.message();
        var from = message.provenance();
        return Letters.changed(
                routed,
                new Provenance(
                        from.providerId(),
                        from.direction(),
                        from.sentAt(),
                        from.receivedAt(),
                        from.original(),
                        from.medium(),
                        from.forwarded(),
                        Optional.of(pass)),
                message.mail(),
                false);
    }
}

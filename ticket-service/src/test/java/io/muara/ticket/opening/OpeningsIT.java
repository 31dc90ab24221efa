package io.muara.ticket.opening;

import static io.muara.ticket.Caller.agent;
import static io.muara.ticket.Caller.caller;
import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.happenedTo;
import static io.muara.ticket.Caller.list;
import static io.muara.ticket.Caller.ticket;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static io.muara.ticket.Letters.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.muara.contracts.ChannelId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.MessageId;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.ReplyId;
import io.muara.contracts.Sender;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class OpeningsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ChannelId EMAIL = new ChannelId("email");
    private static final ChannelId WHATSAPP = new ChannelId("whatsapp");
    private static final String TEMPLATE = ",\"template\":{\"name\":\"hello\",\"language\":\"id\"}";

    @Inject
    Platform platform;

    @Test
    void a_mail_opens_a_ticket_on_which_its_answer_lands() {
        var ayu = agent("ayu");
        var address = Platform.somebody() + "@example.org";

        var id = write(ayu, "email", "support", address.toUpperCase(Locale.ROOT), "")
                .statusCode(201)
                .header("Location", containsString("/api/v1/tickets/"))
                .body("status", equalTo("pending"))
                .body("agent", equalTo(ayu))
                .body("contact", equalTo("Ibu Ada"))
                .extract()
                .<String>path("id");

        assertThat(happenedTo(id)).containsExactly("ticket.created", "ticket.assigned", "ticket.status_changed");
        get("/tickets/%s/events".formatted(id)).body("items[0].actor", equalTo("agent:" + ayu));
        var sent = sent(EMAIL, address);
        assertThat(sent.subject()).contains("Penawaran");
        assertThat(sent.to()).containsExactly(Sender.Identity.of("email", address));
        report(sent, new ConversationKey(EMAIL, "support", address), "ours-" + address);
        await().atMost(PATIENCE).untilAsserted(() -> get("/tickets/%s/messages".formatted(id))
                .body("items[0].providerId", equalTo("ours-" + address)));
        platform.route(mail(address, "ours-" + address).known("answer-" + address));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ticket(id).getInt("messages")).isEqualTo(2));
        assertThat(ticket(id).getString("status")).isEqualTo("open");
        write(ayu, "email", "support", address, "").statusCode(201);
    }

    @Test
    void whatsapp_wants_a_template_first_and_takes_one_ticket_of_a_chat() {
        var ayu = agent("ayu");
        var contact = Platform.somebody();

        write(ayu, "whatsapp", "demo", "+" + contact, "").statusCode(422).body("detail", containsString("template"));
        write(ayu, "whatsapp", "demo", contact, TEMPLATE)
                .statusCode(422)
                .body("detail", containsString("+628123456789"));
        write(ayu, "telegram", "bot", "+" + contact, "").statusCode(422);
        var id = write(ayu, "whatsapp", "demo", "+" + contact, TEMPLATE)
                .statusCode(201)
                .extract()
                .<String>path("id");

        write(ayu, "whatsapp", "demo", "+" + contact, TEMPLATE).statusCode(409).header("Location", endsWith(id));
        platform.route(chat(contact).saying("Ya, mau"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ticket(id).getInt("messages")).isEqualTo(2));
        assertThat(ticketOf(contact)).isEqualTo(id);
    }

    @Test
    void a_known_contact_is_written_to_where_they_wrote_and_an_unknown_one_is_told() {
        var ayu = agent("ayu");
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var first = ticketOf(contact);
        var person = ticket(first).getString("contactId");
        for (var status : List.of("resolved", "closed")) {
            caller().body("{\"status\":\"%s\"}".formatted(status)).patch("/api/v1/tickets/" + first);
        }

        toContact(ayu, person).statusCode(201).body("contact", equalTo("Ada"));

        assertThat(list("contact=" + contact).getList("items")).hasSize(2);
        toContact(ayu, UUID.randomUUID().toString()).statusCode(400).body("detail", containsString("no such contact"));
        caller().body(body("whatsapp", "demo", "", TEMPLATE))
                .post("/api/v1/outbound-tickets")
                .then()
                .statusCode(422);
    }

    @Test
    void whoever_writes_in_the_same_moment_gets_no_second_ticket() {
        var ayu = agent("ayu");
        for (var round = 0; round < 5; round++) {
            var contact = Platform.somebody();
            var ours = CompletableFuture.supplyAsync(() -> write(ayu, "whatsapp", "demo", "+" + contact, TEMPLATE)
                    .extract()
                    .statusCode());
            platform.route(chat(contact));

            assertThat(ours.join()).isIn(201, 409);
            var id = ticketOf(contact);
            assertThat(ticket(id).getInt("messages")).isEqualTo(ours.join() == 201 ? 2 : 1);
        }
    }

    @Test
    void an_answer_under_another_name_of_theirs_lands_on_the_ticket() {
        var ayu = agent("ayu");
        var number = Platform.somebody();
        var user = "ID." + number;
        var id = write(ayu, "whatsapp", "demo", "+" + number, TEMPLATE)
                .statusCode(201)
                .extract()
                .<String>path("id");

        report(sent(WHATSAPP, number), new ConversationKey(WHATSAPP, "demo", user), "wamid." + number);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(happenedTo(id)).endsWith("ticket.updated"));
        platform.route(chat(user));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ticket(id).getInt("messages")).isEqualTo(2));
    }

    private static ValidatableResponse write(
            String agent, String channel, String account, String address, String more) {
        return caller(agent)
                .body(body(channel, account, ",\"address\":\"%s\",\"name\":\"Ibu Ada\"".formatted(address), more))
                .post("/api/v1/outbound-tickets")
                .then();
    }

    private static ValidatableResponse toContact(String agent, String contact) {
        return caller(agent)
                .body(body("whatsapp", "demo", ",\"contact\":\"%s\"".formatted(contact), TEMPLATE))
                .post("/api/v1/outbound-tickets")
                .then();
    }

    private static String body(String channel, String account, String whom, String more) {
        return """
                {"channel":"%s","account":"%s"%s,"team":"marketing","subject":"Penawaran",
                 "message":{"text":"Selamat pagi"%s}}""".formatted(channel, account, whom, more);
    }

    private void report(OutboundMessage sent, ConversationKey conversation, String providerId) {
        var report = new DeliveryReport(
                new MessageId(UUID.randomUUID()),
                conversation,
                Optional.of(new ReplyId(sent.id().value())),
                Optional.of(providerId),
                DeliveryReport.Status.SENT,
                Optional.empty(),
                Instant.now());
        platform.send(List.of(new ProducerRecord<>(Topics.DELIVERIES, conversation.toString(), Wire.bytes(report))));
    }

    private OutboundMessage sent(ChannelId channel, String contact) {
        try (var outbound = platform.read(Topics.outbound(channel))) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(outbound.records())
                    .anyMatch(record -> record.key().endsWith("/" + contact)));
            return outbound.records().stream()
                    .filter(record -> record.key().endsWith("/" + contact))
                    .map(record -> Wire.read(record.value(), OutboundMessage.class))
                    .findFirst()
                    .orElseThrow();
        }
    }
}

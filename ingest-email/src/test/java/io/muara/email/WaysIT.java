package io.muara.email;

import static io.muara.email.WaysResource.KEY;
import static io.muara.email.WaysResource.PASSWORD;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.Quarantined;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.email.listener.LmtpClient;
import io.muara.ingest.proof.Hmac;
import io.muara.ingest.proof.Secrets;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.FakeMailServer;
import io.muara.testkit.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way by which a mail comes, into one real service. */
@QuarkusTest
@WithTestResource(WaysResource.class)
class WaysIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MAILGUN = "/webhooks/email/support";
    private static final String SENDGRID = "/webhooks/email/parsed";

    @SuppressWarnings("NullAway.Init") // WaysResource injects it
    EmbeddedKafka kafka;

    @SuppressWarnings("NullAway.Init") // WaysResource injects it
    FakeMailServer mail;

    /** Of one test's mails, so that tests share a broker but no mails. */
    private final String id = UUID.randomUUID() + "@example.org";

    @BeforeEach
    void ready() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void the_same_mail_by_every_way_is_one_message_and_another_of_its_id_is_another() throws Exception {
        var raw = mail("Halo.");

        mail.deliver("support@muara.local", raw.getBytes(UTF_8));
        deliver("Received: from mx by muara.local\r\n" + raw);
        mailgun("Received: from mx by mailgun\r\n" + raw).post(MAILGUN).then().statusCode(200);
        assertThat(awaitInbound(3).stream().map(InboundMessage::id).distinct()).hasSize(1);

        deliver(mail("Palsu."));
        assertThat(awaitInbound(4).stream().map(InboundMessage::id).distinct()).hasSize(2);
    }

    @Test
    void a_call_is_answered_when_kafka_has_the_mail_and_forged_ones_are_refused() {
        mailgun(mail("Asli.")).post(MAILGUN).then().statusCode(200);
        mailgun(mail("Palsu."), "another-key").post(MAILGUN).then().statusCode(401);
        sendgrid("wrong", mail("Palsu.")).post(SENDGRID).then().statusCode(401);
        sendgrid(PASSWORD, mail("Juga asli.")).post(SENDGRID).then().statusCode(200);

        assertThat(awaitInbound(2))
                .extracting(message -> message.content().text())
                .containsOnly("Asli.", "Juga asli.");
    }

    @Test
    void an_own_mail_server_may_encrypt_to_the_certificate_of_the_registry() throws Exception {
        try (var client = new LmtpClient(WaysResource.LMTP)) {
            client.answer();
            client.ask("LHLO mx");
            assertThat(client.ask("STARTTLS")).startsWith("220 ");
            client.secure(WaysResource.CERTIFICATE.context());

            client.ask("LHLO mx");
            client.ask("MAIL FROM:<sari@example.org>");
            client.ask("RCPT TO:<support@muara.local>");
            client.ask("DATA");
            client.say(mail("Rahasia.") + ".\r\n");
            assertThat(client.answer()).startsWith("250 ");
        }

        assertThat(awaitInbound(1).getFirst().content().text()).isEqualTo("Rahasia.");
    }

    @Test
    void a_token_that_comes_again_with_the_same_mail_is_answered_and_with_another_is_refused() {
        var token = UUID.randomUUID().toString();

        signed(KEY, token)
                .multiPart("body-mime", mail("Sekali."))
                .post(MAILGUN)
                .then()
                .statusCode(200);
        signed(KEY, token)
                .multiPart("body-mime", mail("Sekali."))
                .post(MAILGUN)
                .then()
                .statusCode(200);
        signed(KEY, token)
                .multiPart("body-mime", mail("Palsu."))
                .post(MAILGUN)
                .then()
                .statusCode(401);

        assertThat(awaitInbound(2))
                .extracting(message -> message.content().text())
                .containsOnly("Sekali.");
    }

    @Test
    void what_is_authentic_and_cannot_be_read_is_kept_and_answered() {
        given().auth()
                .preemptive()
                .basic("muara", PASSWORD)
                .multiPart("invented", id)
                .post(SENDGRID)
                .then()
                .statusCode(200);

        try (var reader = new TopicReader(kafka.bootstrapServers(), Topics.QUARANTINE)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(reader.records())
                    .map(record -> Wire.read(record.value(), Quarantined.class))
                    .anySatisfy(entry -> {
                        assertThat(entry.account()).isEqualTo("parsed");
                        assertThat(entry.mediaType()).startsWith("multipart/form-data; boundary=");
                        assertThat(new String(entry.bytes().orElseThrow(), UTF_8))
                                .contains(id);
                    }));
        }
    }

    @Test
    void a_large_mail_is_taken_and_lies_in_the_store() {
        mailgun(mail("0123456789\r\n".repeat(100_000))).post(MAILGUN).then().statusCode(200);

        var message = awaitInbound(1).getFirst();
        assertThat(message.provenance().original().stored()).isPresent();
        assertThat(message.attachments()).hasSize(1);
        mailgun(mail("0123456789\r\n".repeat(200_000))).post(MAILGUN).then().statusCode(413);
    }

    @Test
    void while_kafka_is_away_nobody_is_told_that_a_mail_was_taken() throws Exception {
        kafka.pause();
        try (var client = LmtpClient.sendingTo(WaysResource.LMTP, "support@muara.local");
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            client.say(mail("x") + "\r\n.\r\n");
            var mailgun = clients.submit(() -> mailgun(mail("x")).post(MAILGUN).statusCode());
            var sendgrid = clients.submit(
                    () -> sendgrid(PASSWORD, mail("x")).post(SENDGRID).statusCode());
            assertThat(client.answer()).startsWith("451 ");
            assertThat(mailgun.get()).isEqualTo(503);
            assertThat(sendgrid.get()).isEqualTo(503);
        } finally {
            kafka.resume();
        }
        await().atMost(PATIENCE)
                .until(() -> sendgrid(PASSWORD, mail("x")).post(SENDGRID).statusCode() == 200);
    }

    private String mail(String text) {
        return "From: Sari <sari@example.org>\r\nTo: support@muara.local\r\nMessage-ID: <%s>\r\nSubject: x\r\n\r\n%s\r\n"
                .formatted(id, text);
    }

    private static void deliver(String raw) throws Exception {
        try (var client = LmtpClient.sendingTo(WaysResource.LMTP, "support@muara.local")) {
            client.say(raw + ".\r\n");
            assertThat(client.answer()).startsWith("250 ");
        }
    }

    private static RequestSpecification mailgun(String raw) {
        return mailgun(raw, KEY);
    }

    private static RequestSpecification mailgun(String raw, String key) {
        return signed(key, UUID.randomUUID().toString()).multiPart("body-mime", raw);
    }

    private static RequestSpecification signed(String key, String token) {
        var timestamp = Long.toString(Instant.now().getEpochSecond());
        var signature = new Hmac("HmacSHA256", Secrets.of("key", List.of(key)))
                .sign(timestamp.getBytes(UTF_8), token.getBytes(UTF_8));
        return given().multiPart("timestamp", timestamp)
                .multiPart("token", token)
                .multiPart("signature", HexFormat.of().formatHex(signature))
                .multiPart("recipient", "support@muara.local")
                .multiPart("sender", "sari@example.org");
    }

    private static RequestSpecification sendgrid(String password, String raw) {
        return given().auth().preemptive().basic("muara", password).multiPart("email", raw);
    }

    /** As soon as there are so many. */
    private List<InboundMessage> awaitInbound(int count) {
        try (var reader = new TopicReader(kafka.bootstrapServers(), Topics.INBOUND)) {
            return await().atMost(PATIENCE).until(() -> inbound(reader), found -> found.size() >= count);
        }
    }

    private List<InboundMessage> inbound(TopicReader reader) {
        return reader.records().stream()
                .map(record -> Wire.read(record.value(), InboundMessage.class))
                .filter(message -> message.provenance().providerId().equals(id))
                .toList();
    }
}

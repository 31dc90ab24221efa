package io.muara.email.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.email.listener.ListenerConfig.Protocol;
import io.muara.ingest.arrival.Journal;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.Ports;
import io.muara.testkit.TestCertificate;
import io.muara.testkit.TopicReader;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Certificate NO_CERTIFICATE = new Certificate(Optional.empty());

    @TempDir
    static Path certificates;

    private static TestCertificate certificate;
    private static EmbeddedKafka kafka;
    private static Journal journal;

    @TempDir
    Path attachments;

    private int port;
    private Listener listener;
    private TopicReader inbound;

    // Accounts of its own for every test, so that they share a cluster but no mails.
    private final String support = "a" + UUID.randomUUID();
    private final String sales = "b" + UUID.randomUUID();

    @BeforeAll
    static void start() throws InterruptedException {
        certificate = TestCertificate.make(certificates, "localhost");
        kafka = EmbeddedKafka.startTemporary();
        journal = Listening.journal(kafka);
    }

    @AfterAll
    static void stop() {
        journal.stop(new ShutdownEvent());
        kafka.close();
    }

    @BeforeEach
    void open() {
        listen(Protocol.LMTP);
        inbound = new TopicReader(kafka.bootstrapServers(), Topics.INBOUND);
    }

    @AfterEach
    void close() throws Exception {
        inbound.close();
        listener.stop(new ShutdownEvent());
    }

    @Test
    void a_mail_is_answered_when_kafka_has_it() throws Exception {
        try (var client = LmtpClient.sendingTo(port, support + "@muara.id")) {
            client.say("Subject: one\r\nFrom: sari@example.org\r\n\r\n..and a dot\r\n.\r\n");

            assertThat(client.answer()).startsWith("250 ");
            assertThat(client.ask("QUIT")).startsWith("221 ");
        }
        var message = awaitMessages(1).getFirst();
        assertThat(message.conversation()).hasToString("email:%s/sari@example.org".formatted(support));
        assertThat(message.content().text()).isEqualTo(".and a dot");
        assertThat(message.provenance().original().text().orElse(""))
                .startsWith(
                        "Return-Path: <sari@example.org>\r\nDelivered-To: %s@muara.id\r\nSubject".formatted(support));
    }

    @Test
    void every_recipient_has_an_answer_of_its_own() throws Exception {
        try (var client =
                LmtpClient.sendingTo(port, support + "@muara.id", sales.toUpperCase(Locale.ROOT) + "+new@muara.id")) {
            client.say("Subject: two\r\n\r\nx\r\n.\r\n");

            assertThat(client.answer()).startsWith("250 ");
            assertThat(client.answer()).startsWith("250 ");
        }
        assertThat(awaitMessages(2))
                .extracting(message -> message.conversation().account())
                .containsExactlyInAnyOrder(support, sales);
    }

    @Test
    void by_smtp_there_is_one_answer_for_all() throws Exception {
        listener.stop(new ShutdownEvent());
        listen(Protocol.SMTP);
        try (var client = new LmtpClient(port)) {
            client.answer();
            client.say("EHLO mx\r\nMAIL FROM:<>\r\n");
            client.say("RCPT TO:<%s@muara.id>\r\nRCPT TO:<%s@muara.id>\r\nDATA\r\n".formatted(support, sales));
            for (var _ : List.of("EHLO", "MAIL", "RCPT", "RCPT")) {
                assertThat(client.answer()).startsWith("250 ");
            }
            assertThat(client.answer()).startsWith("354 ");

            client.say("Subject: s\r\n\r\nx\r\n.\r\n");

            assertThat(client.answer()).startsWith("250 ");
            assertThat(client.ask("NOOP")).isEqualTo("250 2.0.0 fine");
        }
        awaitMessages(2);
    }

    @Test
    void commands_may_come_all_together() throws Exception {
        try (var client = new LmtpClient(port)) {
            client.say("LHLO mx\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<" + support + "@muara.id>\r\nDATA\r\n");
            assertThat(client.answer()).startsWith("220 ");
            assertThat(client.answer()).startsWith("250 ");
            assertThat(client.answer()).startsWith("250 ");
            assertThat(client.answer()).startsWith("250 ");
            assertThat(client.answer()).startsWith("354 ");

            client.say("Subject: p\r\n\r\nx\r\n.\r\nQUIT\r\n");
            assertThat(client.answer()).startsWith("250 ");
            assertThat(client.answer()).startsWith("221 ");
        }
        awaitMessages(1);
    }

    @Test
    void a_mail_whose_connection_is_cut_is_not_taken_and_nobody_else_notices() throws Exception {
        try (var client = LmtpClient.sendingTo(port, support + "@muara.id")) {
            client.say("Subject: half\r\n\r\nhalf a ma");
        }
        try (var client = LmtpClient.sendingTo(port, support + "@muara.id")) {
            client.say("Subject: whole\r\n\r\nx\r\n.\r\n");
            assertThat(client.answer()).startsWith("250 ");
        }

        assertThat(awaitMessages(1))
                .extracting(message -> message.subject().orElse(""))
                .containsExactly("whole");
    }

    @Test
    void a_mail_over_the_limit_is_refused_and_the_connection_goes_on() throws Exception {
        try (var client = LmtpClient.sendingTo(port, support + "@muara.id", sales + "@muara.id")) {
            client.say("Subject: big\r\n\r\n" + ("x".repeat(998) + "\r\n").repeat(200) + ".\r\n");

            assertThat(client.answer()).startsWith("552 ");
            assertThat(client.answer()).startsWith("552 ");
            assertThat(client.ask("NOOP")).startsWith("250 ");
        }
    }

    @Test
    void bytes_that_are_no_text_are_taken() throws Exception {
        try (var client = LmtpClient.sendingTo(port, support + "@muara.id")) {
            client.say("Subject: raw\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nNUL \0 caf\u00e9\r\n.\r\n");
            assertThat(client.answer()).startsWith("250 ");
        }

        assertThat(awaitMessages(1).getFirst().content().text())
                .contains("café")
                .doesNotContain("\0");
    }

    @Test
    void while_kafka_is_away_the_client_is_asked_to_come_again() throws Exception {
        kafka.pause();
        try (var client = LmtpClient.sendingTo(port, support + "@muara.id")) {
            client.say("Subject: later\r\n\r\nx\r\n.\r\n");
            assertThat(client.answer()).startsWith("451 ");
        } finally {
            kafka.resume();
        }
    }

    @Test
    void a_mail_library_can_deliver_by_smtp() throws Exception {
        listener.stop(new ShutdownEvent());
        listen(Protocol.SMTP);
        var session = jakarta.mail.Session.getInstance(new Properties());
        var mail = new MimeMessage(session);
        mail.setFrom("sari@example.org");
        mail.setSubject("Pesanan \u00fcber alles");
        mail.setText(".first line\n\u00fcber\n", "UTF-8");
        try (var transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", port, null, null);
            transport.sendMessage(mail, InternetAddress.parse(support + "@muara.id"));

            assertThatThrownBy(() -> transport.sendMessage(mail, InternetAddress.parse("nobody@muara.id")))
                    .hasStackTraceContaining("550");
        }

        assertThat(awaitMessages(1).getFirst().content().text()).isEqualTo(".first line\n\u00fcber");
    }

    @Test
    void a_client_may_encrypt_and_deliver() throws Exception {
        listen(Map.of(), shown());
        try (var client = new LmtpClient(port)) {
            client.answer();
            client.ask("LHLO mx");
            assertThat(client.ask("STARTTLS")).startsWith("220 ");
            client.secure(certificate.context());

            assertThat(client.ask("MAIL FROM:<sari@example.org>")).startsWith("503 ");
            client.ask("LHLO mx");
            client.ask("MAIL FROM:<sari@example.org>");
            client.ask("RCPT TO:<%s@muara.id>".formatted(support));
            client.ask("DATA");
            client.say("Subject: secret\r\n\r\nx\r\n.\r\n");
            assertThat(client.answer()).startsWith("250 ");
            assertThat(client.ask("QUIT")).startsWith("221 ");
        }

        assertThat(awaitMessages(1).getFirst().subject()).hasValue("secret");
    }

    @Test
    void what_somebody_on_the_way_says_behind_starttls_is_never_heard() throws Exception {
        listen(Map.of(), shown());
        try (var client = new LmtpClient(port)) {
            client.answer();
            client.say("STARTTLS\r\nLHLO thief\r\nMAIL FROM:<thief@example.net>\r\nNOOP\r\n");
            assertThat(client.answer()).startsWith("220 ");
            client.secure(certificate.context());

            assertThat(client.ask("VRFY me")).startsWith("252 ");
            assertThat(client.ask("MAIL FROM:<sari@example.org>")).startsWith("503 ");
        }
    }

    @Test
    void who_goes_on_in_the_clear_after_starttls_is_hung_up_on() throws Exception {
        listen(Map.of("tls-required", "true", "tls", "mail"), shown());
        try (var client = new LmtpClient(port)) {
            client.answer();
            client.ask("LHLO mx");
            assertThat(client.ask("MAIL FROM:<sari@example.org>")).startsWith("530 ");
            client.ask("STARTTLS");

            client.say("LHLO mx\r\nMAIL FROM:<sari@example.org>\r\n");

            assertThat(client.answer()).doesNotStartWith("250");
            assertThat(client.answer()).isEmpty();
        }
    }

    @Test
    void a_mail_that_never_ends_is_not_waited_for() throws Exception {
        listen(Map.of("mail-time", "300ms"), NO_CERTIFICATE);
        try (var client = LmtpClient.sendingTo(port, support + "@muara.id")) {
            client.say("Subject: never\r\n");

            assertThat(client.answer()).startsWith("421 4.4.2 ");
            assertThat(client.answer()).isEmpty();
        }
    }

    @Test
    void nobody_stays_for_ever() throws Exception {
        listen(Map.of("session-time", "300ms"), NO_CERTIFICATE);
        try (var client = new LmtpClient(port)) {
            client.answer();

            assertThat(client.answer()).startsWith("421 4.4.2 ");
            assertThat(client.answer()).isEmpty();
        }
    }

    @Test
    void who_reads_no_answers_is_hung_up_on_as_well() throws Exception {
        listen(Map.of("session-time", "300ms", "mail-time", "300ms"), NO_CERTIFICATE);
        try (var deaf = new LmtpClient(port)) {
            assertThatThrownBy(() -> {
                        while (true) {
                            deaf.say("NOOP\r\n".repeat(10_000));
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void no_address_has_all_connections_to_itself() throws Exception {
        listen(Map.of("max-connections-per-address", "2"), NO_CERTIFICATE);
        try (var first = new LmtpClient(port);
                var second = new LmtpClient(port)) {
            assertThat(first.answer()).startsWith("220 ");
            assertThat(second.answer()).startsWith("220 ");

            assertThat(greeting("127.0.0.1")).startsWith("421 4.7.0 ");
            assertThat(greeting("127.0.0.2")).startsWith("220 ");

            assertThat(first.ask("QUIT")).startsWith("221 ");
            await().atMost(PATIENCE).until(() -> greeting("127.0.0.1").startsWith("220 "));
        }
    }

    private String greeting(String from) throws IOException {
        try (var client = new LmtpClient(port, from)) {
            return client.answer();
        }
    }

    private static Certificate shown() {
        return new Certificate(Optional.of(new Certificate.Shown(certificate.context(), Set.of("TLSv1.3"))));
    }

    private void listen(Map<String, String> settings, Certificate certificate) throws InterruptedException {
        listener.stop(new ShutdownEvent());
        port = Ports.free();
        listener = Listening.start(port, settings, certificate, journal, attachments, support, sales);
    }

    private void listen(Protocol protocol) {
        port = Ports.free();
        listener = Listening.start(port, protocol, journal, attachments, support, sales);
    }

    private List<InboundMessage> awaitMessages(int count) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages()).hasSize(count));
        return messages();
    }

    private List<InboundMessage> messages() {
        return inbound.records().stream()
                .map(record -> Wire.read(record.value(), InboundMessage.class))
                .filter(message ->
                        Set.of(support, sales).contains(message.conversation().account()))
                .toList();
    }
}

package io.muara.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.DeliveryReport.Finding;
import io.muara.contracts.DeliveryReport.Status;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.ReplyId;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading.Evidence;
import io.muara.contracts.Threading.Evidence.Kind;
import io.muara.contracts.TicketId;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.testkit.FakeMailServer;
import io.muara.testkit.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What comes back to the address of a reply, over real SMTP and IMAP. */
@QuarkusTest
@WithTestResource(WaysResource.class)
class MarksIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ELSEWHERE = "elsewhere@example.net";
    private static final String ANSWER = """
            From: Budi <%s>
            To: %s
            Subject: %s

            Sudah sampai.
            """;

    /** It names the reply by nothing but the address it goes to. */
    private static final String BOUNCE = """
            From: MAILER-DAEMON@example.net
            To: %s
            Subject: failure notice

            <budi@example.net>: 550 5.1.1 no such user
            """;

    private final ReplyId reply = new ReplyId(UUID.randomUUID());

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @SuppressWarnings("NullAway.Init") // WaysResource injects it
    FakeMailServer mail;

    @Test
    void an_answer_to_the_address_of_our_reply_proves_which_it_answers() throws Exception {
        var received = sent("budi@example.org");

        post(ANSWER.formatted(ELSEWHERE, replyTo(received), received.getSubject()), ELSEWHERE, replyTo(received));

        try (var inbound = new TopicReader(kafka, Topics.INBOUND)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(inbound.records())
                    .filteredOn(record -> record.key().endsWith(ELSEWHERE))
                    .singleElement()
                    .satisfies(record -> {
                        var message = Wire.read(record.value(), InboundMessage.class);
                        assertThat(message.threading().evidence())
                                .containsExactly(
                                        new Evidence(
                                                Kind.SIGNED_ADDRESS, "To", true, Optional.of(reply), Optional.empty()),
                                        new Evidence(
                                                Kind.SUBJECT_TAG, "Subject", true, Optional.empty(), Optional.of(7L)));
                        assertThat(message.subject()).hasValue("Re: Pesanan");
                    }));
        }
    }

    @Test
    void a_bounce_to_the_address_of_our_reply_is_its_report_whatever_else_it_says() throws Exception {
        var received = sent("budi@example.net");

        post(BOUNCE.formatted(replyTo(received)), "", replyTo(received));

        try (var deliveries = new TopicReader(kafka, Topics.DELIVERIES)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(deliveries.records())
                    .extracting(record -> Wire.read(record.value(), DeliveryReport.class))
                    .filteredOn(report -> report.reply().equals(Optional.of(reply)) && report.status() == Status.FAILED)
                    .singleElement()
                    .satisfies(report -> assertThat(report.finding()).hasValue(Finding.UNREACHABLE)));
        }
    }

    private MimeMessage sent(String address) throws Exception {
        var message = new OutboundMessage(
                reply,
                new TicketId(new UUID(0, 2)),
                7,
                new ConversationKey(EmailChannel.ID, "support", address),
                List.of(Sender.Identity.of("email", address)),
                Optional.of("Re: Pesanan"),
                "Sudah sampai?",
                List.of(),
                Instant.parse("2026-11-21T02:00:00Z"));
        try (var producer = DurableProducer.create(Map.of("bootstrap.servers", kafka), "test", PATIENCE)) {
            producer.send(new ProducerRecord<>(
                            Topics.outbound(EmailChannel.ID),
                            message.conversation().toString(),
                            Wire.bytes(message)))
                    .get();
        }
        await().atMost(PATIENCE).until(() -> !mail.received(address).isEmpty());
        return mail.received(address).getFirst();
    }

    private static String replyTo(MimeMessage received) throws MessagingException {
        return ((InternetAddress) received.getReplyTo()[0]).getAddress();
    }

    /** @param from the envelope's, empty for a bounce */
    private void post(String text, String from, String to) throws MessagingException {
        var session = Session.getInstance(new Properties());
        var message = new SMTPMessage(session, new ByteArrayInputStream(text.getBytes(UTF_8)));
        message.setEnvelopeFrom(from);
        try (var smtp = new SMTPTransport(session, null)) {
            smtp.connect("localhost", mail.smtpPort(), null, null);
            smtp.sendMessage(message, InternetAddress.parse(to));
        }
    }
}

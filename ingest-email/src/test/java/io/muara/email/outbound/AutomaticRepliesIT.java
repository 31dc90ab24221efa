package io.muara.email.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.attachments.DirectoryAttachments;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Mail.Automatic.Kind;
import io.muara.contracts.OutboundMessage;
import io.muara.email.FetchedMail;
import io.muara.email.InboundMail;
import io.muara.email.MailOutcome;
import io.muara.email.Ours;
import io.muara.ingest.Delivery;
import io.muara.testkit.FakeMailServer;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of our automatic mail where it arrives: at another installation of Muara, at our own, and nowhere. */
class AutomaticRepliesIT {

    private static final String CUSTOMER = "sari@example.org";
    private static final Ours OWN =
            new Ours(Set.of("support@muara.id"), Optional.empty(), Replies.INSTALLATION, Optional.empty(), Set.of());
    private static final Ours OTHER =
            new Ours(Set.of(CUSTOMER), Optional.empty(), "other.example", Optional.empty(), Set.of());

    private final FakeMailServer server = FakeMailServer.startTemporary(Map.of(CUSTOMER, "password"));

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void it_bears_all_that_keeps_programs_from_answering_it() throws Exception {
        var mail = delivered(Replies.automatic("Pesan Anda kami terima."));

        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(mail.getHeader("X-Muara-Loop")).containsExactly(Replies.INSTALLATION);
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<1@example.org>");
        assertThat(mail.getHeader("References")).containsExactly("<1@example.org>");
    }

    @Test
    void what_a_person_wrote_bears_none_of_it() throws Exception {
        var mail = delivered(Replies.saying("Sudah dikirim."));

        assertThat(mail.getHeader("Auto-Submitted")).isNull();
        assertThat(mail.getHeader("X-Auto-Response-Suppress")).isNull();
        assertThat(mail.getHeader("X-Muara-Loop")).isNull();
        assertThat(message(read(mail, OTHER)).mail().orElseThrow().automatic()).isEmpty();
    }

    @Test
    void another_installation_sees_that_nobody_wrote_it() throws Exception {
        var read = message(read(delivered(Replies.automatic("Pesan Anda kami terima.")), OTHER));

        var mail = read.mail().orElseThrow();
        assertThat(mail.automatic().orElseThrow().kind()).isEqualTo(Kind.REPLY);
        assertThat(mail.addressed()).hasValue(true);
        assertThat(read.threading().answers()).containsExactly("1@example.org");
    }

    @Test
    void our_own_that_comes_back_is_known_and_answers_nothing() throws Exception {
        var mail = delivered(Replies.automatic("Pesan Anda kami terima."));
        mail.setFrom("forwarder@example.org");
        mail.removeHeader("Auto-Submitted");

        var automatic = message(read(mail, OWN)).mail().orElseThrow().automatic();

        assertThat(automatic.orElseThrow().reason()).isEqualTo("it is an automatic mail of ours that came back");
    }

    @Test
    void a_server_that_could_not_deliver_it_tells_about_it_and_opens_nothing() throws Exception {
        var original = bytes(delivered(Replies.automatic("Pesan Anda kami terima.")));
        var bounce = """
                From: MAILER-DAEMON@example.org\r
                To: support@muara.id\r
                Content-Type: multipart/report; report-type=delivery-status; boundary=b\r
                \r
                --b\r
                \r
                Undeliverable.\r
                --b\r
                Content-Type: message/delivery-status\r
                \r
                Reporting-MTA: dns; mx.example.org\r
                \r
                Final-Recipient: rfc822; sari@example.org\r
                Action: failed\r
                Status: 5.1.1\r
                \r
                --b\r
                Content-Type: message/rfc822\r
                \r
                %s\r
                --b--\r
                """.formatted(new String(original, UTF_8));

        var outcome = reader(OWN).read(fetched(bounce.getBytes(UTF_8)));

        assertThat(outcome).isInstanceOfSatisfying(MailOutcome.Report.class, report -> {
            assertThat(report.report().reply()).hasValue(Replies.ID);
            assertThat(report.report().status()).isEqualTo(DeliveryReport.Status.FAILED);
        });
    }

    private MimeMessage delivered(OutboundMessage message) throws Exception {
        var author = Replies.author(Replies.UNMARKED, new DirectoryAttachments(folder));
        assertThat(new SmtpServer(new Smtp(server.smtpPort()), Optional.empty())
                        .send(session -> Reply.of(session, author, message)))
                .isInstanceOf(Delivery.Accepted.class);
        return new MimeMessage(server.received(CUSTOMER).getFirst());
    }

    private static MailOutcome read(MimeMessage mail, Ours ours) throws Exception {
        return reader(ours).read(fetched(bytes(mail)));
    }

    private static InboundMail reader(Ours ours) {
        return new InboundMail("support", ours, _ -> Optional.of("key"));
    }

    private static FetchedMail fetched(byte[] raw) {
        return new FetchedMail(raw, Optional.empty(), Instant.parse("2026-11-21T02:00:00Z"));
    }

    private static InboundMessage message(MailOutcome outcome) {
        return ((MailOutcome.Message) outcome).message();
    }

    private static byte[] bytes(MimeMessage mail) throws Exception {
        var raw = new ByteArrayOutputStream();
        mail.writeTo(raw);
        return raw.toByteArray();
    }
}

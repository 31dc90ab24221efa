package io.muara.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Content;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Mail;
import io.muara.contracts.Provenance;
import io.muara.contracts.ReplyId;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import io.muara.contracts.Threading.Evidence;
import io.muara.contracts.Threading.Evidence.Kind;
import io.muara.contracts.Wire;
import io.muara.email.threading.Marks;
import io.muara.email.threading.ReplyMarks;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InboundMailTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-21T02:00:00Z");
    private static final Instant ARRIVED = Instant.parse("2026-11-21T01:30:00Z");
    private static final String MAIL = """
            From: Sari <Sari@Example.org>
            Date: Sat, 21 Nov 2026 08:00:00 +0700
            Message-ID: <3@example.org>
            In-Reply-To: <2@muara.id>
            References: <0@muara.id> <1@muara.id> <2@muara.id>
            Subject: Re: Pesanan

            Halo.
            """;

    @Test
    void a_mail_carries_who_wrote_what_it_answers_and_when() {
        var message = message(MAIL);

        assertThat(message.conversation()).hasToString("email:support/sari@example.org");
        assertThat(message.sender())
                .isEqualTo(new Sender(Optional.of("Sari"), List.of(Sender.Identity.of("email", "sari@example.org"))));
        assertThat(message.threading().style()).isEqualTo(Threading.Style.THREADED);
        assertThat(message.threading().answers()).containsExactly("2@muara.id", "1@muara.id", "0@muara.id");
        assertThat(message.provenance().providerId()).isEqualTo("3@example.org");
        assertThat(message.provenance().sentAt()).isEqualTo("2026-11-21T01:00:00Z");
        assertThat(message.provenance().receivedAt()).isEqualTo(RECEIVED);
        assertThat(Wire.read(Wire.bytes(message), InboundMessage.class)).isEqualTo(message);
    }

    @Test
    void the_same_mail_has_the_same_id_and_others_another_even_under_the_same_message_id() {
        assertThat(message(MAIL).id()).isEqualTo(message(MAIL).id());
        assertThat(message(MAIL).id())
                .isNotEqualTo(message(MAIL.replace("Halo", "Palsu")).id());
    }

    @Test
    void a_mail_without_an_id_or_a_sender_still_has_both() {
        var message = message("Subject: x\n\ny");

        assertThat(message.provenance().providerId()).endsWith("@local").hasSize(64 + 6);
        assertThat(message.conversation()).hasToString("email:support/unknown@support");
    }

    @Test
    void a_date_that_cannot_be_true_gives_way_to_the_servers() {
        assertThat(sentAt("Thu, 1 Jan 1970 00:00:00 +0000")).isEqualTo(ARRIVED);
        assertThat(sentAt("Fri, 21 Nov 2036 00:00:00 +0000")).isEqualTo(ARRIVED);
        assertThat(sentAt("nonsense")).isEqualTo(ARRIVED);
    }

    @Test
    void what_servers_write_above_a_mail_and_how_they_end_lines_does_not_make_it_another() {
        var mail = "From: sari@example.org\nMessage-ID: <1@example.org>\nSubject: x\n\nHalo\n";
        var encoded = mail.replace("\n\nHalo", "\nContent-Transfer-Encoding: base64\n\nSGFsbw==");
        var delivered = "Return-Path: <sari@example.org>\r\nReceived: from mx; Sat, 21 Nov 2026 08:00:00 +0700\r\n"
                + mail.replace("\n", "\r\n") + "\r\n";

        assertThat(message(delivered).id()).isEqualTo(message(mail).id());
        assertThat(message(encoded).id()).isEqualTo(message(mail).id());
    }

    @Test
    void a_mail_without_an_id_is_known_by_what_it_says_only_if_it_says_when() {
        var dated = "From: sari@example.org\nDate: Sat, 21 Nov 2026 08:00:00 +0700\nSubject: x\n\nHalo\n";
        var dateless = dated.replaceAll("Date.*\n", "");

        assertThat(message("X-Hop: 1\n" + dated).id()).isEqualTo(message(dated).id());
        assertThat(message("X-Hop: 1\n" + dateless).id())
                .isNotEqualTo(message(dateless).id());
    }

    @Test
    void nobody_takes_anothers_place_with_the_same_message_id() {
        var mail = "From: sari@example.org\nMessage-ID: <1@example.org>\nSubject: x\n\nHalo\n";

        assertThat(List.of(
                        mail.replace("sari", "budi"),
                        mail.replace("Subject: x", "Subject: y"),
                        mail.replace("Halo", "Hola"),
                        "Reply-To: budi@example.org\n" + mail,
                        "In-Reply-To: <0@example.org>\n" + mail,
                        mail.replace("<1@", "<2@")))
                .allSatisfy(other -> assertThat(message(other).id())
                        .isNotEqualTo(message(mail).id()));
    }

    @Test
    void files_are_kept_and_named_by_their_keys() {
        var kept = new ArrayList<byte[]>();

        var message = message(fetched("Content-Type: application/pdf; name=a.pdf\n\npdf"), kept);

        assertThat(message.attachments()).singleElement().satisfies(file -> {
            assertThat(file.stored()).hasValue("key-1");
            assertThat(file.bytes()).hasValue(3L);
            assertThat(file.sha256().orElseThrow()).hasSize(64);
        });
        assertThat(kept).hasSize(1);
    }

    @Test
    void raw_mail_that_is_text_goes_with_the_message_and_stays_what_it_was() {
        var raw = "Subject: \u00fcber\r\n\r\nNUL \0, tab\t and \ud83d\ude00\n";

        var original = message(fetched(raw), new ArrayList<>()).provenance().original();

        assertThat(Wire.read(Wire.bytes(original), Provenance.Original.class).text())
                .hasValue(raw);
    }

    @Test
    void raw_mail_that_is_no_text_or_too_long_lies_in_the_store() {
        var kept = new ArrayList<byte[]>();
        var latin = new FetchedMail("Subject: x\n\n\u00fc".getBytes(ISO_8859_1), Optional.of(ARRIVED), RECEIVED);
        var large = fetched("Subject: x\n\n" + "0123456\n".repeat(8_192));

        assertThat(message(latin, kept).provenance().original().stored()).hasValue("key-1");
        assertThat(message(large, kept).provenance().original().stored()).hasValue("key-2");
        assertThat(kept).containsExactly(latin.raw(), large.raw());
    }

    @Test
    void a_bounce_of_our_reply_is_a_report_on_it_and_no_message() {
        var reply = "0b1f2a30-4c5d-4e6f-8a9b-0c1d2e3f4a5b";
        var bounce = """
                From: MAILER-DAEMON@mx.example.org
                Date: Sat, 21 Nov 2026 08:00:00 +0700
                Subject: failure notice

                <Ada@example.org>: no such user (550 5.1.1)

                Message-ID: <%s@toko.example>
                """.formatted(reply);
        var kept = new ArrayList<byte[]>();
        var mails = new InboundMail("support", Ours.UNKNOWN, bytes -> {
            kept.add(bytes);
            return Optional.of("key");
        });

        var report = ((MailOutcome.Report) mails.read(fetched(bounce))).report();

        assertThat(report.conversation()).hasToString("email:support/ada@example.org");
        assertThat(report.reply().orElseThrow()).hasToString(reply);
        assertThat(report.providerId()).hasValue(reply + "@toko.example");
        assertThat(report.status()).isEqualTo(DeliveryReport.Status.FAILED);
        assertThat(report.reason().orElseThrow()).contains("5.1.1");
        assertThat(report.at()).isEqualTo("2026-11-21T01:00:00Z");
        assertThat(kept).hasSize(1);
    }

    @Test
    void a_mail_carries_how_far_it_can_be_trusted() {
        var ours = new Ours(
                Set.of("support@toko.example"),
                Optional.of("mx.toko.example"),
                "toko.example",
                Optional.empty(),
                Set.of());
        var outcome = new InboundMail("support", ours, _ -> Optional.empty()).read(fetched("""
                Authentication-Results: mx.toko.example; dmarc=fail header.from=toko.example
                Auto-Submitted: auto-replied
                From: "boss@bank.example" <support@toko.example>

                Halo.
                """));

        var mail = ((MailOutcome.Message) outcome).message().mail().orElseThrow();
        assertThat(mail.automatic().orElseThrow().kind()).isEqualTo(Mail.Automatic.Kind.REPLY);
        assertThat(mail.authentication().orElseThrow().verdict()).isEqualTo(Mail.Authentication.Verdict.FAILED);
        assertThat(mail.disguise().orElseThrow()).contains("bank.example");
    }

    @Test
    void a_mail_carries_which_of_our_marks_it_bears_and_a_subject_without_them() {
        var marks = new ReplyMarks("support@toko.example", Marks.all());
        var reply = new ReplyId(new UUID(1, 2));
        var ours = new Ours(
                Set.of("support@toko.example"), Optional.empty(), "toko.example", Optional.of(Marks.seal()), Set.of());
        var outcome = new InboundMail("support", ours, _ -> Optional.empty())
                .read(fetched("From: s@x.id\nTo: %s\nSubject: %s\n\nYa."
                        .formatted(marks.replyTo(reply).orElseThrow(), marks.subject("Re: Pesanan", 1001, 500))));

        var message = ((MailOutcome.Message) outcome).message();
        assertThat(message.threading().evidence())
                .containsExactly(
                        new Evidence(Kind.SIGNED_ADDRESS, "To", true, Optional.of(reply), Optional.empty()),
                        new Evidence(Kind.SUBJECT_TAG, "Subject", true, Optional.empty(), Optional.of(1001L)));
        assertThat(message.subject()).hasValue("Re: Pesanan");
        assertThat(Wire.read(Wire.bytes(message), InboundMessage.class)).isEqualTo(message);
    }

    @Test
    void a_mail_says_whether_it_is_addressed_to_us() {
        assertThat(addressed("To: Support+abc@Toko.Example")).isTrue();
        assertThat(addressed("To: x@x.id\nCc: y@x.id, Toko <support@toko.example>"))
                .isTrue();
        assertThat(addressed("To: undisclosed-recipients:;")).isFalse();
        assertThat(addressed("To: support@toko.example.org, xsupport@toko.example"))
                .isFalse();
        assertThat(addressed("Bcc: support@toko.example")).isFalse();
    }

    private static boolean addressed(String header) {
        var ours =
                new Ours(Set.of("support@toko.example"), Optional.empty(), "toko.example", Optional.empty(), Set.of());
        var outcome = new InboundMail("support", ours, _ -> Optional.empty())
                .read(fetched("From: s@x.id\n" + header + "\n\nHalo."));
        return ((MailOutcome.Message) outcome)
                .message()
                .mail()
                .orElseThrow()
                .addressed()
                .orElseThrow();
    }

    @Test
    void an_encrypted_mail_is_a_message_that_says_so() {
        var message = message("From: s@x.id\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nsecret");

        assertThat(message.content())
                .isInstanceOfSatisfying(Content.Unsupported.class, unsupported -> assertThat(unsupported.kind())
                        .isEqualTo("smime_encrypted"));
        assertThat(message.attachments()).hasSize(1);
    }

    @Test
    void what_cannot_be_read_goes_to_quarantine_with_its_raw_bytes_kept() {
        var outcome = new InboundMail("support", Ours.UNKNOWN, _ -> Optional.of("key"))
                .read(fetched("X: y\n".repeat(3_000) + "\n"));

        var quarantined = ((MailOutcome.Quarantine) outcome).quarantined();
        assertThat(quarantined.stored()).hasValue("key");
        assertThat(quarantined.reason()).isNotBlank();
    }

    @Test
    void no_mail_whatever_is_too_odd_to_be_judged() throws Exception {
        var random = new Random(23);
        for (var seed :
                List.of("report/postfix-failed.eml", "report/qmail.eml", "report/read.eml", "quotation/headers.txt")) {
            var mail = resource(seed);
            for (var round = 0; round < 300; round++) {
                var bytes = mail.clone();
                for (var change = random.nextInt(20); change >= 0; change--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                var outcome = new InboundMail("support", Ours.UNKNOWN, _ -> Optional.empty())
                        .read(new FetchedMail(bytes, Optional.empty(), RECEIVED));

                if (outcome instanceof MailOutcome.Quarantine(var quarantined)) {
                    assertThat(quarantined.reason()).doesNotContain("judged");
                }
            }
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (var file = InboundMailTest.class.getResourceAsStream("/" + name)) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    private static Instant sentAt(String date) {
        return message("Date: %s\n\nx".formatted(date)).provenance().sentAt();
    }

    private static InboundMessage message(String mail) {
        var outcome = new InboundMail("support", Ours.UNKNOWN, _ -> Optional.empty()).read(fetched(mail));
        return ((MailOutcome.Message) outcome).message();
    }

    private static InboundMessage message(FetchedMail mail, List<byte[]> kept) {
        var mails = new InboundMail("support", Ours.UNKNOWN, bytes -> {
            kept.add(bytes);
            return Optional.of("key-" + kept.size());
        });
        return ((MailOutcome.Message) mails.read(mail)).message();
    }

    private static FetchedMail fetched(String mail) {
        return new FetchedMail(mail.getBytes(UTF_8), Optional.of(ARRIVED), RECEIVED);
    }
}

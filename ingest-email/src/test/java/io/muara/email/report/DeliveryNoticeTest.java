package io.muara.email.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.DeliveryReport.Finding;
import io.muara.contracts.DeliveryReport.Status;
import io.muara.contracts.ReplyId;
import io.muara.email.reading.MailReading;
import io.muara.email.reading.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryNoticeTest {

    private static final ReplyId REPLY = new ReplyId(UUID.fromString("0b1f2a30-4c5d-4e6f-8a9b-0c1d2e3f4a5b"));
    private static final List<String> FAILURES =
            List.of("postfix-failed", "two-recipients", "qmail", "exim", "exchange", "gmail", "postfix-text");

    @Test
    void a_bounce_is_a_failure_of_the_reply_it_is_about_with_what_the_server_said() throws Exception {
        for (var bounce : FAILURES) {
            assertThat(notice(bounce)).as(bounce).hasValueSatisfying(notice -> {
                assertThat(notice.reply()).isEqualTo(REPLY);
                assertThat(notice.messageId()).hasValue(REPLY + "@toko.example");
                assertThat(notice.status()).isEqualTo(Status.FAILED);
                assertThat(notice.recipient()).hasValue("ada@example.org");
                assertThat(notice.reason().orElseThrow()).containsPattern("5\\.\\d\\.\\d|550|mailbox full");
            });
        }
        assertThat(notice("postfix-failed").orElseThrow().reason()).hasValue("550 5.1.1 No such user here");
        assertThat(notice("two-recipients").orElseThrow().reason()).hasValue("5.2.2 mailbox full");
    }

    @Test
    void a_bounce_may_be_about_an_address_beyond_ascii() throws Exception {
        assertThat(notice("global-failed").orElseThrow().status()).isEqualTo(Status.FAILED);
        assertThat(notice("global-failed").orElseThrow().recipient()).hasValue("áda@example.org");
    }

    @Test
    void a_delay_is_no_failure() throws Exception {
        for (var delay : List.of("postfix-delayed", "exim-delayed")) {
            assertThat(notice(delay).orElseThrow().status()).as(delay).isEqualTo(Status.DELAYED);
            assertThat(notice(delay).orElseThrow().reason()).as(delay).isPresent();
        }
    }

    @Test
    void what_was_delivered_read_deleted_or_complained_of_has_arrived() throws Exception {
        assertThat(notice("postfix-relayed").orElseThrow().status()).isEqualTo(Status.DELIVERED);
        assertThat(notice("read").orElseThrow().status()).isEqualTo(Status.READ);
        assertThat(notice("deleted").orElseThrow().status()).isEqualTo(Status.DELIVERED);
        assertThat(notice("complaint")).hasValueSatisfying(notice -> {
            assertThat(notice.status()).isEqualTo(Status.DELIVERED);
            assertThat(notice.recipient()).hasValue("ada@example.org");
            assertThat(notice.reason().orElseThrow()).contains("abuse");
        });
    }

    @Test
    void a_report_about_a_mail_that_is_not_ours_is_an_ordinary_mail() throws Exception {
        for (var bounce : FAILURES) {
            assertThat(notice(file(bounce).replace(REPLY.toString(), "CAF0B1F2A30"), bounce))
                    .as(bounce)
                    .isEmpty();
        }
    }

    @Test
    void a_report_that_came_to_the_address_of_a_reply_is_about_that_one_whatever_it_quotes() throws Exception {
        var other = new ReplyId(new UUID(1, 2));
        for (var bounce : FAILURES) {
            assertThat(notice(file(bounce), bounce, Optional.of(other)))
                    .as(bounce)
                    .hasValueSatisfying(notice -> {
                        assertThat(notice.reply()).isEqualTo(other);
                        assertThat(notice.messageId()).isEmpty();
                    });
            assertThat(notice(file(bounce).replace(REPLY.toString(), "CAF0B1F2A30"), bounce, Optional.of(REPLY)))
                    .as(bounce)
                    .hasValueSatisfying(notice -> assertThat(notice.reply()).isEqualTo(REPLY));
        }
        assertThat(notice("From: Ada <ada@example.org>\nSubject: Re: Pesanan\n\nHalo.", "x", Optional.of(REPLY)))
                .isEmpty();
    }

    @Test
    void only_a_failure_for_good_and_a_complaint_tell_something_about_the_address() throws Exception {
        assertThat(notice("postfix-failed").orElseThrow().finding()).hasValue(Finding.UNREACHABLE);
        assertThat(notice("complaint").orElseThrow().finding()).hasValue(Finding.COMPLAINED);
        for (var other : List.of("two-recipients", "postfix-delayed", "postfix-relayed", "read", "deleted")) {
            assertThat(notice(other).orElseThrow().finding()).as(other).isEmpty();
        }
        assertThat(List.of("550 5.1.1 a", "5.1.10", "550-5.4.1 x", "554 5.1.2."))
                .allMatch(said -> Findings.of(said).isPresent());
        assertThat(List.of("550 5.7.1 policy", "450 4.1.1 later", "5.1.19", "15.1.1", "5.2.2 full", "550 no"))
                .noneMatch(said -> Findings.of(said).isPresent());
    }

    @Test
    void an_answer_of_a_person_is_no_report_whatever_it_speaks_of() {
        var answer = """
                From: Ada <ada@example.org>
                In-Reply-To: <%s@toko.example>
                Subject: %s

                Your last mail was delayed, the one before not delivered: 550 5.1.1
                """;

        for (var subject : List.of("Re: Pesanan", "Delivery failed?", "Undeliverable: my parcel")) {
            assertThat(notice(answer.formatted(REPLY, subject), subject))
                    .as(subject)
                    .isEmpty();
        }
    }

    @Test
    void nobody_can_keep_it_busy() {
        for (var text :
                List.of("a".repeat(120_000), "\n".repeat(120_000), ">".repeat(120_000), "4.4.".repeat(30_000))) {
            var mail = "Return-Path: <>\nFrom: postmaster@x.id\nSubject: Undelivered\n\nx" + text;
            assertThat(notice(mail, "missing")).as(text.substring(0, 4)).isEmpty();
        }
    }

    private static Optional<DeliveryNotice> notice(String name) throws IOException {
        return notice(file(name), name);
    }

    private static Optional<DeliveryNotice> notice(String mail, String missingId) {
        return notice(mail, missingId, Optional.empty());
    }

    private static Optional<DeliveryNotice> notice(String mail, String missingId, Optional<ReplyId> addressed) {
        return DeliveryNotice.in(((Reading.Read) MailReading.read(mail.getBytes(UTF_8), missingId)).mail(), addressed);
    }

    private static String file(String name) throws IOException {
        try (var file = DeliveryNoticeTest.class.getResourceAsStream("/report/" + name + ".eml")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        }
    }
}

package io.muara.email.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.attachments.AttachmentStore;
import io.muara.attachments.DirectoryAttachments;
import io.muara.contracts.DeliveryReport.Finding;
import io.muara.contracts.OutboundMessage;
import io.muara.email.TokenServer;
import io.muara.email.login.AccessTokens;
import io.muara.email.login.Login;
import io.muara.email.threading.Marks;
import io.muara.email.threading.ReplyMarks;
import io.muara.ingest.Delivery;
import io.muara.testkit.Ports;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpIT {

    private static final ReplyMarks MARKS = new ReplyMarks("support@muara.id", Marks.all());

    @TempDir
    Path folder;

    @Test
    void a_mail_that_is_taken_is_accepted_under_its_own_id() throws Exception {
        assertThat(sent(Map.of())).isEqualTo(new Delivery.Accepted(Replies.ID + "@muara.id"));
    }

    @Test
    void a_server_that_says_never_is_a_refusal_with_its_reason() throws Exception {
        assertThat(sent(Map.of("RCPT", "550 5.1.1 no such user")))
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                        .contains("no such user"));
        assertThat(sent(Map.of(".", "554 5.7.1 spam"))).isInstanceOf(Delivery.Refused.class);
        assertThat(sent(Map.of("MAIL", "552 too big"))).isInstanceOf(Delivery.Refused.class);
    }

    @Test
    void a_server_that_says_later_is_asked_later() throws Exception {
        assertThat(sent(Map.of("RCPT", "451 4.7.1 greylisted"))).isInstanceOf(Delivery.Throttled.class);
        assertThat(sent(Map.of(".", "452 4.2.2 full"))).isInstanceOf(Delivery.Throttled.class);
        assertThat(sent(Map.of("hello", "421 busy"))).isInstanceOf(Delivery.Unavailable.class);
    }

    @Test
    void a_server_that_hangs_up_before_it_took_anything_has_not_sent_it() throws Exception {
        assertThat(sent(Map.of("MAIL", ScriptedSmtp.HANG_UP))).isInstanceOf(Delivery.Unavailable.class);
        assertThat(sent(Map.of("RCPT", ScriptedSmtp.HANG_UP))).isInstanceOf(Delivery.Unavailable.class);
        assertThat(sent(Map.of("DATA", ScriptedSmtp.HANG_UP))).isInstanceOf(Delivery.Unavailable.class);
    }

    @Test
    void a_server_that_hangs_up_after_it_has_everything_leaves_it_uncertain() throws Exception {
        assertThat(sent(Map.of(".", ScriptedSmtp.HANG_UP))).isInstanceOf(Delivery.Uncertain.class);
    }

    @Test
    void files_change_nothing_about_what_is_known_when_it_hangs_up() throws Exception {
        assertThat(sentWithFile(Map.of(".", ScriptedSmtp.HANG_UP), new byte[600_000]))
                .isInstanceOf(Delivery.Uncertain.class);
        assertThat(sentWithFile(Map.of("DATA", ScriptedSmtp.HANG_UP), new byte[600_000]))
                .isInstanceOf(Delivery.Unavailable.class);
        assertThat(sentWithFile(Map.of(".", "452 4.2.2 full"), new byte[600_000]))
                .isInstanceOf(Delivery.Throttled.class);
    }

    @Test
    void what_is_larger_than_the_account_may_send_is_refused_before_the_server_hears_of_it() throws Exception {
        try (var smtp = ScriptedSmtp.start(Map.of())) {
            assertThat(send(smtp.port(), Optional.empty(), withFile(new byte[800_000]), store()))
                    .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                            .contains("976 KB"));
            assertThat(smtp.heard()).isEmpty();
        }
    }

    @Test
    void what_is_larger_than_the_server_takes_is_refused_without_handing_it_over() throws Exception {
        try (var smtp = ScriptedSmtp.start(Map.of("EHLO", "250-fine\r\n250 SIZE 20000"))) {
            assertThat(send(smtp.port(), Optional.empty(), withFile(new byte[20_000]), store()))
                    .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                            .contains("19 KB"));
            assertThat(smtp.heard()).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void a_file_that_cannot_be_read_now_is_tried_again_and_one_we_never_had_is_not() throws Exception {
        try (var smtp = ScriptedSmtp.start(Map.of())) {
            var gone = Enclosed.gone("sha256-" + "0".repeat(64));
            var never = Enclosed.never();

            assertThat(send(smtp.port(), Optional.empty(), Replies.saying("Ini", gone), store()))
                    .isInstanceOf(Delivery.Unavailable.class);
            assertThat(send(smtp.port(), Optional.empty(), Replies.saying("Ini", never), store()))
                    .isInstanceOf(Delivery.Refused.class);
            assertThat(send(smtp.port(), Optional.empty(), Replies.saying("Ini", Enclosed.gone("../key")), store()))
                    .isInstanceOf(Delivery.Refused.class);
            assertThat(smtp.heard()).isEmpty();
        }
    }

    @Test
    void an_automatic_mail_has_no_return_address_where_the_server_takes_that() throws Exception {
        var automatic = Replies.automatic("Pesan Anda kami terima.");
        var written = Replies.saying("Sudah dikirim.");

        assertThat(sender(Optional.empty(), automatic)).isEqualTo("MAIL FROM:<>");
        assertThat(sender(Optional.of(true), automatic)).isEqualTo("MAIL FROM:<>");
        assertThat(sender(Optional.of(false), automatic)).isEqualTo("MAIL FROM:<support@muara.id>");
        assertThat(sender(Optional.of(true), written)).isEqualTo("MAIL FROM:<support@muara.id>");
    }

    private String sender(Optional<Boolean> empty, OutboundMessage message) throws Exception {
        try (var smtp = ScriptedSmtp.start(Map.of())) {
            send(new Smtp(smtp.port(), empty), Optional.empty(), message, store());
            return smtp.heard().stream()
                    .filter(line -> line.startsWith("MAIL"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void a_goodbye_that_fails_changes_nothing() throws Exception {
        assertThat(sent(Map.of("QUIT", ScriptedSmtp.HANG_UP))).isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void a_server_that_is_not_there_is_unavailable() throws Exception {
        assertThat(sendTo(Ports.free())).isInstanceOf(Delivery.Unavailable.class);
    }

    @Test
    void a_user_without_a_password_logs_in_by_access_token() throws Exception {
        try (var tokens = TokenServer.start("support");
                var smtp = ScriptedSmtp.start(Map.of("EHLO", "250-fine\r\n250 AUTH PLAIN XOAUTH2", "AUTH", "235 in"))) {
            var login = new Login.Token("support", accessTokens(tokens));

            assertThat(sendTo(smtp.port(), Optional.of(login))).isInstanceOf(Delivery.Accepted.class);

            var proof = "user=support\u0001auth=Bearer token-1\u0001\u0001".getBytes(US_ASCII);
            assertThat(smtp.heard())
                    .contains("AUTH XOAUTH2 " + Base64.getEncoder().encodeToString(proof));
        }
    }

    @Test
    void a_token_that_was_not_believed_is_replaced_before_the_next_attempt() throws Exception {
        try (var tokens = TokenServer.start("support");
                var smtp = ScriptedSmtp.start(Map.of("EHLO", "250-fine\r\n250 AUTH XOAUTH2", "AUTH", "535 5.7.3 no"))) {
            var login = new Login.Token("support", accessTokens(tokens));

            assertThat(sendTo(smtp.port(), Optional.of(login))).isInstanceOf(Delivery.Unavailable.class);
            assertThat(sendTo(smtp.port(), Optional.of(login))).isInstanceOf(Delivery.Unavailable.class);

            assertThat(tokens.asked()).hasSize(2);
        }
    }

    @Test
    void bounces_go_to_the_replys_own_address() throws Exception {
        try (var smtp = ScriptedSmtp.start(Map.of())) {
            assertThat(sendMarkedTo(smtp.port())).isInstanceOf(Delivery.Accepted.class);

            assertThat(smtp.heard())
                    .contains("MAIL FROM:<%s>"
                            .formatted(MARKS.bouncesTo(Replies.ID).orElseThrow()));
        }
    }

    @Test
    void a_server_that_takes_no_mail_from_that_address_gets_it_from_the_plain_one() throws Exception {
        var own = MARKS.bouncesTo(Replies.ID).orElseThrow();
        try (var smtp = ScriptedSmtp.start(Map.of("MAIL FROM:<%s>".formatted(own), "553 5.7.1 not yours"))) {
            assertThat(sendMarkedTo(smtp.port())).isInstanceOf(Delivery.Accepted.class);

            assertThat(smtp.heard()).contains("MAIL FROM:<support@muara.id>").contains("DATA");
        }
        assertThat(sent(Map.of("MAIL", "553 5.7.1 not yours"))).isInstanceOf(Delivery.Refused.class);
    }

    @Test
    void a_refusal_tells_whether_the_address_is_dead() throws Exception {
        assertThat(sent(Map.of("RCPT", "550 5.1.1 no such user")))
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.finding())
                        .hasValue(Finding.UNREACHABLE));
        assertThat(sent(Map.of(".", "554 5.7.1 spam")))
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.finding())
                        .isEmpty());
    }

    private Delivery sendMarkedTo(int port) throws AddressException {
        return send(
                new Smtp(port),
                Optional.empty(),
                Replies.to("sari@example.org", "Re: Halo"),
                Replies.author(MARKS, store()));
    }

    private Delivery sentWithFile(Map<String, String> answers, byte[] bytes) throws IOException, AddressException {
        try (var smtp = ScriptedSmtp.start(answers)) {
            return send(smtp.port(), Optional.empty(), withFile(bytes), store());
        }
    }

    private OutboundMessage withFile(byte[] bytes) {
        return Replies.saying("Terlampir.", Enclosed.kept(store(), "faktur.pdf", "application/pdf", bytes));
    }

    private AttachmentStore store() {
        return new DirectoryAttachments(folder);
    }

    private static AccessTokens accessTokens(TokenServer tokens) {
        return new AccessTokens(tokens.config(Optional.of("s"), Optional.of("r")), Clock.systemUTC());
    }

    private static Delivery sent(Map<String, String> answers) throws IOException, AddressException {
        try (var smtp = ScriptedSmtp.start(answers)) {
            return sendTo(smtp.port());
        }
    }

    private static Delivery sendTo(int port) throws AddressException {
        return sendTo(port, Optional.empty());
    }

    private static Delivery sendTo(int port, Optional<Login> login) throws AddressException {
        return send(
                port, login, Replies.to("sari@example.org", "Re: Halo"), new DirectoryAttachments(Path.of("/nowhere")));
    }

    private static Delivery send(int port, Optional<Login> login, OutboundMessage message, AttachmentStore store)
            throws AddressException {
        return send(new Smtp(port), login, message, store);
    }

    private static Delivery send(Smtp smtp, Optional<Login> login, OutboundMessage message, AttachmentStore store)
            throws AddressException {
        return send(smtp, login, message, Replies.author(Replies.UNMARKED, store));
    }

    private static Delivery send(Smtp smtp, Optional<Login> login, OutboundMessage message, Author author)
            throws AddressException {
        return new SmtpServer(smtp, login).send(session -> Reply.of(session, author, message));
    }
}

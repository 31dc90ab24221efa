package io.muara.email.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.DeliveryReport.Finding;
import io.muara.email.EmailConfig;
import io.muara.email.EmailConfig.Security;
import io.muara.email.TokenServer;
import io.muara.email.login.AccessTokens;
import io.muara.email.login.Login;
import io.muara.email.threading.Marks;
import io.muara.email.threading.ReplyMarks;
import io.muara.ingest.Delivery;
import io.muara.testkit.Ports;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SmtpIT {

    private static final ReplyMarks MARKS = new ReplyMarks("support@muara.id", Marks.all());

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

    private static Delivery sendMarkedTo(int port) throws AddressException {
        return new SmtpServer(new Smtp(port), Optional.empty())
                .send(session ->
                        Reply.of(session, "support@muara.id", MARKS, Replies.to("sari@example.org", "Re: Halo")));
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
        return new SmtpServer(new Smtp(port), login)
                .send(session -> Reply.of(
                        session, "support@muara.id", Replies.MARKS, Replies.to("sari@example.org", "Re: Halo")));
    }

    private record Smtp(int number) implements EmailConfig.Smtp {

        @Override
        public String host() {
            return "localhost";
        }

        @Override
        public OptionalInt port() {
            return OptionalInt.of(number);
        }

        @Override
        public Security security() {
            return Security.NONE;
        }

        @Override
        public Optional<String> user() {
            return Optional.empty();
        }

        @Override
        public Optional<String> password() {
            return Optional.empty();
        }
    }
}

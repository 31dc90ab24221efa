package io.muara.email.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.email.listener.ListenerConfig.Protocol;
import io.muara.email.listener.Session.Answer.Next;
import io.muara.email.listener.Session.Envelope;
import io.muara.email.listener.Session.Recipient;
import io.muara.email.listener.Session.Tls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Map<String, String> ACCOUNTS =
            Map.of("support@muara.id", "support", "sales@muara.id", "sales");

    private final Session session = session(Protocol.LMTP);

    @Test
    void a_mail_is_read_when_sender_and_recipients_are_known() {
        greet();

        assertThat(code("MAIL FROM:<sari@example.org> BODY=8BITMIME SIZE=500")).isEqualTo("250");
        assertThat(code("RCPT TO:<Support@muara.id>")).isEqualTo("250");
        assertThat(code("rcpt to: <sales@muara.id> NOTIFY=NEVER")).isEqualTo("250");
        assertThat(session.answer("DATA").next()).isEqualTo(Next.READ_MAIL);
        assertThat(session.envelope())
                .isEqualTo(new Envelope(
                        "sari@example.org",
                        List.of(
                                new Recipient("Support@muara.id", "support"),
                                new Recipient("sales@muara.id", "sales"))));
    }

    @Test
    void a_bounce_has_no_sender() {
        greet();

        assertThat(code("MAIL FROM:<>")).isEqualTo("250");
        assertThat(code("RCPT TO:<support@muara.id>")).isEqualTo("250");
    }

    @Test
    void who_is_not_here_is_refused_and_nothing_is_relayed() {
        greet();
        session.answer("MAIL FROM:<sari@example.org>");

        assertThat(code("RCPT TO:<nobody@muara.id>")).isEqualTo("550");
        assertThat(code("RCPT TO:<sari@example.org>")).isEqualTo("550");
        assertThat(code("DATA")).isEqualTo("503");
    }

    @Test
    void what_is_announced_too_large_is_refused_before_it_is_sent() {
        greet();

        assertThat(code("MAIL FROM:<sari@example.org> SIZE=1001")).isEqualTo("552");
        assertThat(code("MAIL FROM:<sari@example.org> SIZE=1000")).isEqualTo("250");
    }

    @Test
    void commands_in_the_wrong_order_are_refused() {
        assertThat(code("MAIL FROM:<sari@example.org>")).isEqualTo("503");
        greet();
        assertThat(code("RCPT TO:<support@muara.id>")).isEqualTo("503");
        assertThat(code("DATA")).isEqualTo("503");
        assertThat(code("MAIL FROM:<a@example.org>")).isEqualTo("250");
        assertThat(code("MAIL FROM:<b@example.org>")).isEqualTo("503");
        assertThat(code("MAIL sari@example.org")).isEqualTo("503");
    }

    @Test
    void an_address_cannot_carry_lines_of_its_own() {
        greet();

        assertThat(code("MAIL FROM:<a\rX-Evil: 1@example.org>")).isEqualTo("501");
        session.answer("MAIL FROM:<>");
        assertThat(code("RCPT TO:<support\r@muara.id>")).isEqualTo("501");
    }

    @Test
    void a_reset_forgets_sender_and_recipients() {
        greet();
        session.answer("MAIL FROM:<sari@example.org>");
        session.answer("RCPT TO:<support@muara.id>");

        assertThat(code("RSET")).isEqualTo("250");

        assertThat(session.envelope().recipients()).isEmpty();
        assertThat(code("MAIL FROM:<sari@example.org>")).isEqualTo("250");
    }

    @Test
    void each_protocol_greets_in_its_own_way() {
        assertThat(code("EHLO mx")).isEqualTo("500");
        assertThat(code("HELO mx")).isEqualTo("500");
        var smtp = session(Protocol.SMTP);
        assertThat(smtp.answer("LHLO mx").text()).startsWith("500");
        assertThat(smtp.answer("EHLO mx").text()).startsWith("250-").contains("\r\n250 SIZE 1000");
        assertThat(smtp.answer("HELO mx").text()).startsWith("250 ");
    }

    @Test
    void whatever_else_is_said_is_answered() {
        assertThat(code("NOOP")).isEqualTo("250");
        assertThat(code("VRFY support")).isEqualTo("252");
        assertThat(code("")).isEqualTo("500");
        assertThat(code("GET / HTTP/1.1")).isEqualTo("500");
        assertThat(session.answer("QUIT").next()).isEqualTo(Next.HANG_UP);
    }

    private void greet() {
        assertThat(code("LHLO mx.example.org")).isEqualTo("250");
    }

    private String code(String line) {
        return session.answer(line).text().substring(0, 3);
    }

    @Test
    void encryption_is_offered_once_and_forgets_what_was_said_before() {
        var session = session(Protocol.SMTP, Tls.OFFERED);
        assertThat(session.answer("EHLO mx").text()).contains("\r\n250-STARTTLS\r\n");
        session.answer("MAIL FROM:<sari@example.org>");
        assertThat(session.answer("STARTTLS now").text()).startsWith("501");

        assertThat(session.answer("STARTTLS").next()).isEqualTo(Next.START_TLS);
        session.secured();

        assertThat(session.answer("MAIL FROM:<sari@example.org>").text()).startsWith("503");
        assertThat(session.answer("EHLO mx").text()).doesNotContain("STARTTLS");
        assertThat(session.answer("STARTTLS").text()).startsWith("503");
        assertThat(session.answer("MAIL FROM:<sari@example.org>").text()).startsWith("250");
    }

    @Test
    void without_a_certificate_there_is_no_encryption() {
        greet();

        assertThat(code("STARTTLS")).isEqualTo("500");
    }

    @Test
    void where_it_is_required_no_mail_is_taken_without() {
        var session = session(Protocol.LMTP, Tls.REQUIRED);
        session.answer("LHLO mx");

        assertThat(session.answer("MAIL FROM:<sari@example.org>").text()).startsWith("530 5.7.0");

        session.secured();
        session.answer("LHLO mx");
        assertThat(session.answer("MAIL FROM:<sari@example.org>").text()).startsWith("250");
    }

    private static Session session(Protocol protocol) {
        return session(protocol, Tls.NONE);
    }

    private static Session session(Protocol protocol, Tls tls) {
        return new Session(protocol, 1_000, tls, address -> Optional.ofNullable(ACCOUNTS.get(address)));
    }
}

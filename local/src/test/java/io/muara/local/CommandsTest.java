package io.muara.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandsTest {

    @Test
    void the_demonstration_is_forty_messages_from_forty_people() {
        var messages = DemoMessage.morning();

        assertThat(messages).hasSize(40).extracting(DemoMessage::from).doesNotHaveDuplicates();
        assertThat(messages).extracting(DemoMessage::channel).containsOnly("whatsapp", "email");
    }

    @Test
    void a_taken_port_is_named_with_what_wanted_it() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var port = taken.getLocalPort();

            assertThatThrownBy(() -> TakenPorts.refuse(Addresses.from(port)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("%d (ticket-service)".formatted(port))
                    .hasMessageContaining("--port-base");
        }
    }

    @Test
    void wrong_input_is_answered_with_a_sentence() {
        assertThatThrownBy(() -> WhatsappSender.to(Addresses.FIXED).send("Sari", "Sari", "Halo"))
                .hasMessage("--from must be a phone number such as +628123456789, but was 'Sari'.");
        assertThatThrownBy(() -> new MailSender("localhost", "a@example.org").send("b@example.org", "s", "t"))
                .hasMessageContaining("--to must look like smtp://HOST:PORT");
        assertThatThrownBy(
                        () -> new PostmarkSender("http://localhost:1", "a@example.org").send("b@example.org", "s", "t"))
                .hasMessage("nothing answers at http://localhost:1/webhooks/email/support; is ./muara up running?");
        var intake = new IntakeSender(Addresses.FIXED.chatUrl(), "key");
        assertThatThrownBy(() -> intake.call("0812", Optional.empty(), "halo", List.of()))
                .hasMessage("--from must be a phone number such as +628123456789, or anonymous, but was '0812'.");
        assertThatThrownBy(() -> intake.letter("Sari", "Surat", "", List.of(Path.of("no-such-scan.pdf"))))
                .hasMessage("'no-such-scan.pdf' cannot be read: give the name of a readable file.");
    }

    @Test
    void a_word_that_a_command_does_not_know_is_answered_with_those_it_does() {
        assertThat(mistake("send", "nosuch"))
                .startsWith("muara: './muara send' does not know 'nosuch', only call, email, ")
                .contains(" slack, ", " whatsapp, ")
                .hasLineCount(1);
        assertThat(mistake("send", "nosuch", "--from", "+628123456789"))
                .startsWith("muara: './muara send' does not know");
        assertThat(mistake("quarantine", "eat"))
                .isEqualTo("muara: './muara quarantine' does not know 'eat', only drop, list, replay, show.");
        assertThat(mistake("send", "slack", "hello", "--from", "1", "--text", "Halo"))
                .isEqualTo(
                        "muara: './muara send slack' does not take 'hello'; ./muara send slack --help says what it takes.");
    }

    @Test
    void an_option_that_a_command_does_not_know_is_named() {
        assertThat(mistake("send", "slack", "--text", "Halo", "--from", "1", "--form", "2"))
                .contains("'--form'", "--from");
    }

    /** What a person reads at the terminal. */
    private static String mistake(String... arguments) {
        var said = new StringWriter();
        var line = Muara.line().setErr(new PrintWriter(said, true));

        assertThat(line.execute(arguments)).isEqualTo(2);

        return said.toString().strip();
    }
}

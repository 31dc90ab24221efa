package io.muara.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        var intake = new IntakeSender(Addresses.FIXED.chatUrl(), "key");
        assertThatThrownBy(() -> intake.call("0812", Optional.empty(), "halo", List.of()))
                .hasMessage("--from must be a phone number such as +628123456789, or anonymous, but was '0812'.");
        assertThatThrownBy(() -> intake.letter("Sari", "Surat", "", List.of(Path.of("no-such-scan.pdf"))))
                .hasMessage("'no-such-scan.pdf' cannot be read: give the name of a readable file.");
    }
}

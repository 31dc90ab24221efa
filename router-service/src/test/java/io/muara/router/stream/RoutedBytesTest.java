package io.muara.router.stream;

import static io.muara.router.rules.Messages.aChat;
import static io.muara.router.rules.Messages.aMail;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Wire;
import io.muara.router.rules.RuleSet;
import io.muara.router.rules.Written;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutedBytesTest {

    private static final RuleSet RULES =
            Written.rules("rules: [{ name: a, when: { words: rusak }, then: { labels: [b], acknowledge: true } }]\n");

    private static final InboundMessage MESSAGE = aMail().about("Barang 📦").saying("rusak \"sekali\"\n> é");

    @Test
    void a_decision_around_its_message_as_it_came_is_the_same_as_one_written_whole() {
        for (var message :
                List.of(MESSAGE, aChat().saying(""), aChat().with("a.png").saying("Halo"))) {
            var routed = RULES.decide(message);

            var bytes = RoutedBytes.of(routed, Wire.bytes(message));

            assertThat(bytes).isEqualTo(Wire.bytes(routed));
        }
    }

    @Test
    void what_a_newer_writer_says_of_a_message_goes_on() {
        var newer = json(MESSAGE).replaceFirst("\\{", "{ \"invented_later\": [1], ") + "\n";

        var bytes = RoutedBytes.of(RULES.decide(MESSAGE), newer.getBytes(UTF_8));

        assertThat(new String(bytes, UTF_8)).contains("\"invented_later\": [1]");
        assertThat(Wire.read(bytes, RoutedMessage.class)).isEqualTo(RULES.decide(MESSAGE));
    }

    @Test
    void a_message_in_another_encoding_is_written_anew() {
        assertThat(written(json(MESSAGE), UTF_16LE)).isEqualTo(Wire.bytes(RULES.decide(MESSAGE)));
        assertThat(written("\uFEFF" + json(MESSAGE), UTF_8)).isEqualTo(Wire.bytes(RULES.decide(MESSAGE)));
    }

    private static byte[] written(String json, Charset charset) {
        var bytes = json.getBytes(charset);
        return RoutedBytes.of(RULES.decide(Wire.read(bytes, InboundMessage.class)), bytes);
    }

    private static String json(InboundMessage message) {
        return new String(Wire.bytes(message), UTF_8);
    }
}

package io.muara.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void what_is_not_said_is_the_local_platform() {
        var options = Options.parse();

        assertThat(options.to()).hasToString("http://localhost:8081/webhooks/whatsapp/demo");
        assertThat(options.kafka()).isEqualTo("localhost:9092");
        assertThat(options.connections()).isEqualTo(64);
    }

    @Test
    void what_is_said_replaces_it() {
        var options = Options.parse("--rate", "250", "--pid", "router=12", "--pid", "chat=13", "--secret", "s");

        assertThat(options.rate()).isEqualTo(250);
        assertThat(options.secret()).isEqualTo("s");
        assertThat(options.pids()).isEqualTo(Map.of("router", 12L, "chat", 13L));
    }

    @Test
    void a_wrong_call_is_told_what_is_wrong_with_it() {
        assertThatThrownBy(() -> Options.parse("--rat", "1")).hasMessageContaining("unknown option --rat");
        assertThatThrownBy(() -> Options.parse("--rate")).hasMessage("--rate needs a value");
        assertThatThrownBy(() -> Options.parse("--rate", "fast")).hasMessage("--rate must be a number, but was 'fast'");
        assertThatThrownBy(() -> Options.parse("--seconds", "0")).hasMessage("--seconds must be at least 1, but was 0");
        assertThatThrownBy(() -> Options.parse("--pid", "12")).hasMessageContaining("name=number");
    }
}

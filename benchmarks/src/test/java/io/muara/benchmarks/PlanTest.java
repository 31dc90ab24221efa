package io.muara.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlanTest {

    private final Plan usual = Plan.usual(Path.of("/muara"));

    @Test
    void what_is_said_replaces_what_is_usual() {
        var plan = usual.with("--rounds", "7", "--service-flags", "-Xlog:gc");

        assertThat(plan).isEqualTo(new Plan(usual.service(), usual.warmUp(), 7, usual.seconds(), 64, "-Xlog:gc"));
    }

    @Test
    void a_wrong_call_is_told_what_is_wrong_with_it() {
        assertThatThrownBy(() -> usual.with("--round", "1")).hasMessageContaining("unknown option --round");
        assertThatThrownBy(() -> usual.with("--rounds")).hasMessage("--rounds needs a value");
        assertThatThrownBy(() -> usual.with("--rounds", "many"))
                .hasMessage("--rounds must be a number, but was 'many'");
        assertThatThrownBy(() -> usual.with("--rounds", "0")).hasMessage("--rounds must be at least 1, but was 0");
    }
}

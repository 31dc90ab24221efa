package io.muara.router.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muara.contracts.written.Mistake;
import io.muara.router.loading.RulesConfig.FailingExamples;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesWatchTest {

    private static final String RULES = """
            defaults: { category: a, priority: low, team: b }
            teams: [b]
            categories: { a: }
            rules: [{ name: any, when: { words: halo }, then: { category: a } }]
            """;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), RULES);
    }

    @Test
    void a_folder_that_is_gone_changes_nothing_and_is_told_of_until_it_is_back() throws IOException {
        var config = new GivenRules(folder.resolve("a.yaml"), FailingExamples.REFUSE, Duration.ofMillis(10));
        var rules = new RulesInForce(config, Clock.systemUTC(), meters);
        var version = rules.rules().version();
        var watch = watch(config, rules);

        watch.start(new StartupEvent());
        Files.move(folder.resolve("a.yaml"), folder.resolve("b.yaml"));
        await().until(() -> rules.refusal().isPresent());
        assertThat(rules.refusal().orElseThrow().mistakes())
                .extracting(Mistake::reason)
                .singleElement()
                .asString()
                .startsWith("cannot be read: java.nio.file.NoSuchFileException");
        assertThat(rules.rules().version()).isEqualTo(version);

        Files.move(folder.resolve("b.yaml"), folder.resolve("a.yaml"));
        await().until(() -> rules.refusal().isEmpty());
        watch.stop();
    }

    @Test
    void a_time_that_is_none_stops_the_start_and_names_its_property() {
        var config = new GivenRules(folder, FailingExamples.REFUSE, Duration.ZERO);
        var watch = watch(config, new RulesInForce(config, Clock.systemUTC(), meters));

        assertThatThrownBy(() -> watch.start(new StartupEvent()))
                .isInstanceOf(UnusableRules.class)
                .hasMessage("muara.rules.reload-every must be longer than nothing, such as 10s, but was PT0S");
    }

    private RulesWatch watch(RulesConfig config, RulesInForce rules) {
        return new RulesWatch(config, rules, new ShadowRules(config, Clock.systemUTC(), meters));
    }
}

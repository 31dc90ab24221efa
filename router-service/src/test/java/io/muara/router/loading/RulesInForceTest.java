package io.muara.router.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muara.contracts.written.Folder;
import io.muara.contracts.written.Mistake;
import io.muara.router.loading.RulesConfig.FailingExamples;
import io.muara.router.rules.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesInForceTest {

    private static final Instant NOW = Instant.parse("2026-11-28T05:00:00Z");
    private static final String RULES = """
            defaults: { category: a, priority: low, team: b }
            teams: [b]
            categories: { a: , c: }
            rules: [{ name: broken, when: { words: rusak }, then: { category: c } }]
            """;
    private static final String WRONG_EXAMPLE = "examples: [{ text: rusak, expect: { category: a } }]\n";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), RULES);
    }

    @Test
    void changed_rules_take_the_place_of_the_old_ones() {
        var rules = start(FailingExamples.REFUSE);
        var old = rules.rules();
        var info = rules.data();

        rules.slot().offer(changed(RULES + "# changed\n"));

        assertThat(rules.rules().version()).isNotEqualTo(old.version());
        assertThat(rules.running().files()).containsExactly("a.yaml");
        assertThat(info).containsEntry("version", rules.rules().version());
        assertThat(meters.find("muara.rules.running").gauges())
                .extracting(gauge -> gauge.getId().getTag("version"))
                .containsExactly(rules.rules().version());
    }

    @Test
    void rules_that_are_the_same_are_not_loaded_again() {
        var rules = start(FailingExamples.REFUSE);
        var old = rules.rules();

        rules.slot().offer(changed(RULES));

        assertThat(rules.rules()).isSameAs(old);
    }

    @Test
    void rules_with_mistakes_change_nothing_and_are_told_of_once_with_all_mistakes() {
        var rules = start(FailingExamples.REFUSE);
        var old = rules.rules();

        rules.slot().offer(changed("rule: []\nteam: [b]\n"));
        rules.slot().offer(changed("rule: []\nteam: [b]\n"));

        assertThat(rules.rules()).isSameAs(old);
        assertThat(rules.refusal().orElseThrow().at()).isEqualTo(NOW);
        assertThat(rules.refusal().orElseThrow().mistakes())
                .extracting(Mistake::reason)
                .contains("unknown key 'rule'", "unknown key 'team'", "the section 'defaults' is missing");
        assertThat(meters.counter("muara.rules.refused", "role", "live").count())
                .isEqualTo(1);
    }

    @Test
    void a_refusal_is_over_when_the_old_rules_are_put_back_or_the_new_ones_are_mended() {
        var rules = start(FailingExamples.REFUSE);

        rules.slot().offer(changed("rule: []\n"));
        rules.slot().offer(changed(RULES));
        assertThat(rules.refusal()).isEmpty();

        rules.slot().offer(changed("rule: []\n"));
        rules.slot().offer(changed(RULES + "# mended\n"));
        assertThat(rules.refusal()).isEmpty();
        assertThat(meters.counter("muara.rules.refused", "role", "live").count())
                .isEqualTo(2);
    }

    @Test
    void rules_that_decide_one_of_their_examples_otherwise_are_refused_as_if_they_had_a_mistake() {
        var rules = start(FailingExamples.REFUSE);
        var old = rules.rules();

        rules.slot().offer(changed(RULES + WRONG_EXAMPLE));

        assertThat(rules.rules()).isSameAs(old);
        assertThat(rules.refusal().orElseThrow().mistakes())
                .extracting(Mistake::toString)
                .containsExactly(
                        "a.yaml:5:12: examples[0]: expected category=a, but got c; decided by broken, defaults");
    }

    @Test
    void unless_that_is_only_to_be_warned_of() {
        var rules = start(FailingExamples.WARN);

        rules.slot().offer(changed(RULES + WRONG_EXAMPLE));

        assertThat(rules.refusal()).isEmpty();
        assertThat(rules.rules().version())
                .isEqualTo(changed(RULES + WRONG_EXAMPLE).version());
    }

    @Test
    void nothing_starts_with_rules_that_cannot_be_used() throws IOException {
        Files.writeString(folder.resolve("b.yaml"), WRONG_EXAMPLE);

        assertThatThrownBy(() -> start(FailingExamples.REFUSE))
                .isInstanceOf(UnusableRules.class)
                .hasMessageContaining("muara.rules.folder")
                .hasMessageContaining("b.yaml:1:12: examples[0]: expected category=a, but got c");
    }

    @Test
    void nothing_starts_by_the_setting_that_named_rules_before() {
        var old = new GivenRules(
                folder, FailingExamples.REFUSE, Duration.ofSeconds(10), Optional.of("/etc/muara/rules.yaml"));

        assertThatThrownBy(() -> new RulesInForce(old, Clock.fixed(NOW, ZoneOffset.UTC), meters))
                .isInstanceOf(UnusableRules.class)
                .hasMessageContaining("muara.rules.file is '/etc/muara/rules.yaml'")
                .hasMessageContaining("set muara.rules.folder");
    }

    private RulesInForce start(FailingExamples failing) {
        return new RulesInForce(
                new GivenRules(folder, failing, Duration.ofSeconds(10)), Clock.fixed(NOW, ZoneOffset.UTC), meters);
    }

    private static Folder changed(String yaml) {
        return Written.in("a.yaml", yaml);
    }
}

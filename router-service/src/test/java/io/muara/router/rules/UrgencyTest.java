package io.muara.router.rules;

import static io.muara.router.rules.Messages.aChat;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Findings;
import io.muara.contracts.Language;
import io.muara.contracts.Priority;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.SlaPolicyId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How urgent a message is, and what makes it so. */
class UrgencyTest {

    private static final RuleSet RULES = Written.rules("""
            rules:
              - { name: praise, when: { words: makasih }, then: { priority: low } }
              - { name: late, when: { words: telat }, then: { category: complaint } }
              - { name: again, when: { words: lagi }, then: { priority: raise } }
              - { name: sometime, when: { words: kapan-kapan }, then: { priority: lower } }
              - { name: fire, when: { words: kebakaran }, then: { priority: urgent } }
              - { name: junk, when: { words: judi }, then: { spam: true, priority: low, sla: none, language: en } }
            boosts:
              - { name: anger, when: { words: [marah, kecewa] }, points: 60 }
              - { name: threat, when: { words: pengacara }, points: 150, at-most: urgent }
              - { name: calm, when: { words: santai }, points: -100 }
            """);

    @ParameterizedTest
    @CsvSource({
        "halo, normal",
        "makasih, low",
        "telat, high",
        "lagi, high",
        "telat lagi, urgent",
        "kebakaran lagi, urgent",
        "kapan-kapan, low",
        "marah, normal",
        "marah dan kecewa, normal",
        "telat marah, high",
        "lagi marah, high",
        "marah pengacara, urgent",
        "telat pengacara, urgent",
        "telat santai, normal",
        "makasih santai, low",
        "judi pengacara, low",
    })
    void points_lead_to_a_priority(String text, String priority) {
        var routed = RULES.decide(aChat().saying(text));

        assertThat(routed.priority()).as("%s", routed.findings()).isEqualTo(Priority.of(priority));
    }

    @Test
    void the_score_shows_where_the_points_come_from() {
        var scoring = findings(RULES.decide(aChat().saying("telat, saya marah, telepon pengacara")))
                .scoring();

        assertThat(scoring.start()).isEqualTo(200);
        assertThat(scoring.boosts())
                .containsExactly(
                        new Findings.Scoring.Boost("anger", 60, List.of("text has word 'marah' at 12")),
                        new Findings.Scoring.Boost("threat", 139, List.of("text has word 'pengacara' at 27")));
    }

    @Test
    void spam_is_told_with_its_policy_and_language() {
        var routed = RULES.decide(aChat().saying("judi"));

        assertThat(routed.spam()).isTrue();
        assertThat(routed.slaPolicy()).contains(new SlaPolicyId("none"));
        assertThat(findings(routed).language()).contains(new Language("en", 1));
    }

    @Test
    void rules_that_might_have_fired_are_named() {
        var rules = Written.rules("""
                rules:
                  - { name: both, when: { text: { all-words: [rusak, parah] } }, then: { labels: [x] } }
                  - { name: other, when: { words: hilang }, then: { labels: [x] } }
                """);

        assertThat(findings(rules.decide(aChat().saying("rusak dan parahnya hilang")))
                        .considered())
                .isEmpty();
        assertThat(findings(rules.decide(aChat().saying("rusak parah"))).considered())
                .isEmpty();
        var half = Stream.of("rusak", "parah")
                .flatMap(text -> findings(rules.decide(aChat().saying(text))).considered().stream());
        assertThat(half).containsExactly("both");
    }

    private static Findings findings(RoutedMessage routed) {
        return routed.findings().orElseThrow();
    }
}

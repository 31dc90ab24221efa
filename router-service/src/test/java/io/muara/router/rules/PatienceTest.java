package io.muara.router.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.RoutedMessage.Decision;
import io.muara.router.condition.Circumstances;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final RuleSet RULES = ((RulesReading.Usable) RulesFiles.read(Written.in("a.yaml", """
                    defaults: { category: a, priority: normal, team: b }
                    teams: [b]
                    categories: { a: , c: }
                    rules:
                      - { name: first, when: { words: rusak }, then: { category: c, labels: [x] } }
                      - { name: second, when: { words: rusak }, then: { category: c } }
                      - { name: third, when: { words: rusak }, then: { category: c } }
                    """))).rules();

    @Test
    void a_message_that_takes_longer_than_it_may_is_decided_by_the_defaults_and_says_so() {
        var routed = RULES.decide(Messages.aChat().saying("rusak"), Circumstances.UNKNOWN, lasting(2));

        assertThat(routed.category().value()).isEqualTo("a");
        assertThat(routed.labels()).isEmpty();
        assertThat(routed.decidedBy().getFirst())
                .isEqualTo(new Decision(RuleSet.FAILURE, List.of("'third' failed with TookTooLong"), List.of()));
    }

    @Test
    void one_that_takes_no_longer_is_decided_by_the_rules() {
        assertThat(RULES.decide(Messages.aChat().saying("rusak"), Circumstances.UNKNOWN, lasting(3))
                        .decidedBy())
                .extracting(Decision::rule)
                .startsWith("first", "second", "third");
    }

    /** Until it was asked so many times. */
    private static Patience lasting(int rules) {
        var now = new AtomicLong();
        return new Patience(Duration.ofNanos(rules), 0, now::incrementAndGet);
    }
}

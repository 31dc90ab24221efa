package io.muara.router.rules;

import static io.muara.router.rules.ConditionsTest.evidence;
import static io.muara.router.rules.Messages.aChat;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.RoutedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a message came decides too. */
class MomentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // A Saturday, 12:00 in Jakarta.
                "2026-11-21T05:00:00Z | open: false                                       | true",
                "2026-11-21T04:59:59Z | open: false                                       | false",
                "2026-11-21T04:59:59Z | open: true                                        | true",
                "2026-12-25T03:00:00Z | open: false, holiday: true                        | true",
                "2026-12-25T17:00:00Z | holiday: true                                     | false",
                "2026-11-21T05:00:00Z | days: [saturday, sunday], zone: Asia/Jakarta      | true",
                "2026-11-21T18:00:00Z | days: saturday, zone: Asia/Jakarta                | false",
                "2026-11-21T18:00:00Z | days: saturday, zone: UTC                         | true",
                "2026-11-23T05:00:00Z | days: friday-monday, zone: UTC                    | true",
                "2026-11-24T05:00:00Z | days: friday-monday, zone: UTC                    | false",
                "2026-11-21T16:00:00Z | hours: 22:00-06:00, zone: Asia/Jakarta            | true",
                "2026-11-21T05:00:00Z | hours: 22:00-06:00, zone: Asia/Jakarta            | false",
                "2026-11-21T05:00:00Z | from: 2026-11-21, until: 2026-11-21, zone: UTC    | true",
                "2026-11-22T00:00:00Z | until: 2026-11-21, zone: UTC                      | false",
                "2026-11-20T23:59:59Z | from: 2026-11-21, zone: UTC                       | false",
            })
    void it_can_be_asked_for(String arrival, String moment, boolean holds) {
        var message = aChat().at(arrival).saying("x");

        assertThat(evidence("arrival: { %s }".formatted(moment), message).isPresent())
                .isEqualTo(holds);
    }

    @Test
    void evidence_says_when_that_was_there() {
        assertThat(evidence(
                        "arrival: { open: false }",
                        aChat().at("2026-12-25T03:00:00Z").saying("x")))
                .hasValueSatisfying(told -> assertThat(told)
                        .containsExactly("it came Fri 2026-12-25 10:00 Asia/Jakarta, office is closed (Natal)"));
    }

    @Test
    void a_rule_sleeps_outside_of_its_schedule() {
        var rules = Written.rules("""
                rules:
                  - name: sale
                    schedule: { from: 2026-12-01, until: 2026-12-12, zone: Asia/Jakarta }
                    when: { words: diskon }
                    then: { labels: [sale] }
                """);

        assertThat(rules.decide(aChat().at("2026-12-11T17:00:00Z").saying("diskon")))
                .extracting(RoutedMessage::labels)
                .asString()
                .contains("sale");
        assertThat(rules.decide(aChat().at("2026-12-12T17:00:00Z").saying("diskon"))
                        .labels())
                .isEmpty();
    }
}

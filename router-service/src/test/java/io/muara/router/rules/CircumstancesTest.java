package io.muara.router.rules;

import static io.muara.router.rules.ConditionsTest.evidence;
import static io.muara.router.rules.Messages.aChat;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.AgentId;
import io.muara.contracts.Category;
import io.muara.contracts.ContactFacts;
import io.muara.contracts.ContactFacts.LatestTicket;
import io.muara.contracts.ContactId;
import io.muara.contracts.Findings.Suggestion;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Label;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.TeamId;
import io.muara.contracts.TicketId;
import io.muara.router.condition.Circumstances;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known about who writes decides too. */
class CircumstancesTest {

    private static final InboundMessage MESSAGE = aChat().saying("halo");

    private static final Circumstances KNOWN = new Circumstances(
            Optional.of(new ContactFacts(
                    new ContactId(new UUID(0, 1)),
                    true,
                    Map.of("tier", "Gold"),
                    Set.of(new Label("reseller")),
                    Optional.of(new AgentId("sari")),
                    Optional.of("Toko Maju"),
                    Optional.of("id"),
                    Optional.of(new LatestTicket(
                            new TicketId(new UUID(0, 2)),
                            MESSAGE.conversation(),
                            new TeamId("back"),
                            Optional.of(new AgentId("budi")),
                            new Category("complaint"),
                            true,
                            2,
                            Optional.of(MESSAGE.provenance().receivedAt().minus(Duration.ofMinutes(90))))))),
            Optional.of(new Suggestion(new Category("complaint"), 0.85, "m1")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "contact: { vip: true, labels: reseller }    | contact is VIP; contact label is reseller",
                "contact: { attributes: { tier: gold } }     | contact attribute tier is gold",
                "contact: { owner: sari }                    | contact owner is sari",
                "contact: { organisation: { starts-with: toko } } | contact organisation starts 'toko maju'",
                "contact: { language: id }                   | contact language is id",
                "latest: { team: back, open: true }          | latest ticket team is back; their latest ticket is open",
                "latest: { agent: budi, category: complaint } | latest ticket agent is budi; latest ticket category is complaint",
                "latest: { unanswered: { greater: 1 } }      | number of unanswered messages before is 2",
                "latest: { waiting: { at-least: 1h } }       | time that the contact waits is 1h30m",
                "reply: true                                 | their ticket is open",
                "suggestion: { category: complaint, confidence: { at-least: 80% } } | suggestion is complaint; confidence in the suggestion is 85%",
                "cel: 'contact.vip && contact.attributes[\"tier\"] == \"Gold\" && contact.unanswered == 2' | expression holds: contact.vip && contact.attributes[\"tier\"] == \"Gold\" && contact.unanswered == 2",
            })
    void it_can_be_asked_for(String condition, String evidence) {
        assertThat(evidence(condition, MESSAGE, KNOWN).map(found -> String.join("; ", found)))
                .as(condition)
                .contains(evidence);
        assertThat(evidence(condition, MESSAGE)).isEmpty();
    }

    @Test
    void a_rule_may_set_what_only_the_contact_tells() {
        var rules = Written.rules("""
                rules:
                  - name: known
                    when: { channel: whatsapp }
                    then: { category: $suggested, team: $latest, agent: $latest }
                  - { name: owned, when: { contact: { labels: reseller } }, then: { agent: $owner } }
                """);

        var routed = rules.decide(MESSAGE, KNOWN);
        assertThat(routed.team()).isEqualTo(new TeamId("back"));
        assertThat(routed.category()).isEqualTo(new Category("complaint"));
        assertThat(routed.agent()).contains(new AgentId("sari"));
        assertThat(routed.decidedBy())
                .extracting(RoutedMessage.Decision::set)
                .startsWith(
                        List.of("category=complaint ($suggested)", "team=back ($latest)", "agent=budi ($latest)"),
                        List.of("agent=sari ($owner)"));

        var unknown = rules.decide(MESSAGE);
        assertThat(unknown.team()).isEqualTo(new TeamId("front"));
        assertThat(unknown.agent()).isEmpty();
        assertThat(unknown.decidedBy().getFirst().set()).contains("team not set: $latest is not known");
    }
}

package io.muara.ticket.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Category;
import io.muara.contracts.Label;
import io.muara.contracts.Priority;
import io.muara.contracts.SlaPolicyId;
import io.muara.contracts.written.Folder;
import io.muara.contracts.written.Mistake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyFilesTest {

    private static final String GOLD = """
            default: standard
            policies:
              - name: gold
                when: { contact: { vip: true, organisation: [PT Maju, acme], labels: key-account } }
                targets: { resolution: 1d 12h }
              - name: shop
                when: { channel: [whatsapp, line], team: [shop, front], category: order, priority: [urgent, high], labels: [big, late] }
                targets: { first-response: { urgent: 15m } }
              - name: only-named
                pause: never
                targets: { first-response: 1h30m }
                warn: 20m
              - { name: standard, targets: {} }
            """;

    @Test
    void the_shipped_policies_have_no_mistakes_and_are_all_shipped() throws IOException {
        assertThat(PolicyFiles.read(PoliciesInForce.shipped())).isInstanceOf(PoliciesReading.Usable.class);
        assertThat(Folder.read(Path.of("src/main/resources/sla")).version())
                .isEqualTo(PoliciesInForce.shipped().version());
    }

    @Test
    void the_first_policy_for_a_ticket_is_its_own_unless_one_is_named() {
        var policies = Written.policies(GOLD);
        var subject = Written.subject(Priority.HIGH, "shop");

        assertThat(chosen(policies, subject)).isEqualTo("standard");
        assertThat(chosen(policies, about("order", subject, Optional.empty()))).isEqualTo("shop");
        assertThat(chosen(policies, about("order", subject, Optional.of("only-named"))))
                .isEqualTo("only-named");
        assertThat(chosen(policies, about("order", subject, Optional.of("unknown"))))
                .isEqualTo("shop");
        assertThat(chosen(policies, from(subject, true, "pt maju", "key-account")))
                .isEqualTo("gold");
        assertThat(chosen(policies, from(subject, false, "pt maju", "key-account")))
                .isEqualTo("standard");
        assertThat(chosen(policies, from(subject, true, "others", "key-account")))
                .isEqualTo("standard");
        assertThat(chosen(policies, from(subject, true, "acme", "reseller"))).isEqualTo("standard");
    }

    @Test
    void lengths_are_read_as_people_write_them() {
        assertThat(Lengths.parse("1d 12h")).isEqualTo(Duration.ofHours(36));
        assertThat(Lengths.parse("1h30m")).isEqualTo(Duration.ofMinutes(90));
        assertThat(Lengths.parse("45s")).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void every_mistake_is_named_with_its_place_and_what_was_probably_meant() {
        assertThat(mistakes("""
                default: standart
                calendars:
                  office: { zone: Asia/Jakarta, hours: { monday-friday: 08:00-17:00 } }
                  never: { zone: Asia/Jakarta, hours: {} }
                policies:
                  - name: standard
                    calendar: ofice
                    pause: [pendin]
                    targets: { first-respons: 1h, resolution: { urgent: soon } }
                    warn: later
                    escalate:
                      - { at: breech, notify: boss }
                      - { at: breach }
                      - { targets: [resolution], priority: up }
                  - name: standard
                    when: {}
                    calendar: never
                    targets: { resolution: 0m }
                    escalate: { at: warning, team: Front Desk }
                  - { targets: { resolution: 400d } }
                """))
                .containsExactly(
                        "sla.yaml:1:10: default: unknown policy 'standart'; did you mean 'standard'?",
                        "sla.yaml:7:15: policies[0].calendar: unknown calendar 'ofice'; did you mean 'office'?",
                        "sla.yaml:8:13: policies[0].pause[0]: unknown status 'pendin'; did you mean 'pending'?",
                        "sla.yaml:9:16: policies[0].targets.first-respons: unknown key 'first-respons'; did you mean 'first-response'?",
                        "sla.yaml:9:57: policies[0].targets.resolution.urgent: expected a length of time such as 45m, 8h or 1d 12h, but found 'soon'",
                        "sla.yaml:10:11: policies[0].warn: expected a share of the time such as 80%, or how long before such as 30m, but found 'later'",
                        "sla.yaml:12:15: policies[0].escalate[0].at: unknown moment 'breech'; did you mean 'breach'?",
                        "sla.yaml:12:31: policies[0].escalate[0].notify: expected agent, team, agent:<id> or team:<id>, but found 'boss'",
                        "sla.yaml:13:9: policies[0].escalate[1]: nothing is done here: give priority, team or notify",
                        "sla.yaml:14:9: policies[0].escalate[2]: 'at' is missing: warning or breach",
                        "sla.yaml:14:44: policies[0].escalate[2].priority: unknown priority 'up'",
                        "sla.yaml:15:11: policies[1].name: the policy 'standard' stands at sla.yaml:6:11 already",
                        "sla.yaml:16:11: policies[1].when: nothing is asked here; the policy for everything that no other is for is named by 'default', beside 'policies'",
                        "sla.yaml:17:15: policies[1].calendar: the calendar 'never' is never open, so nothing would ever be due",
                        "sla.yaml:18:28: policies[1].targets.resolution: a length of time must be more than nothing and at most 366d, but was '0m'",
                        "sla.yaml:19:15: policies[1].escalate: nobody is ever warned by this policy: it has no 'warn', such as 80% or 30m",
                        "sla.yaml:19:36: policies[1].escalate.team: team must be at most 64 lower-case letters and digits with single dashes, dots or underscores between them, but was 'Front Desk'",
                        "sla.yaml:20:5: policies[2]: 'name' is missing",
                        "sla.yaml:20:30: policies[2].targets.resolution: a length of time must be more than nothing and at most 366d, but was '400d'");
    }

    private static List<String> mistakes(String text) {
        return switch (PolicyFiles.read(Written.in(text))) {
            case PoliciesReading.Usable usable -> List.of();
            case PoliciesReading.Unusable(var mistakes) ->
                mistakes.stream().map(Mistake::toString).toList();
        };
    }

    private static String chosen(Policies policies, Subject subject) {
        return policies.of(subject).orElseThrow().name().value();
    }

    private static Subject about(String category, Subject subject, Optional<String> named) {
        return new Subject(
                subject.priority(),
                subject.channel(),
                subject.team(),
                new Category(category),
                subject.labels(),
                named.map(SlaPolicyId::new),
                subject.writer());
    }

    private static Subject from(Subject subject, boolean vip, String organisation, String label) {
        return new Subject(
                subject.priority(),
                subject.channel(),
                subject.team(),
                subject.category(),
                subject.labels(),
                subject.named(),
                Optional.of(new Subject.Writer(vip, Optional.of(organisation), Set.of(new Label(label)))));
    }
}

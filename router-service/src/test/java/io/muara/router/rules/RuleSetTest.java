package io.muara.router.rules;

import static io.muara.router.rules.Messages.aChat;
import static io.muara.router.rules.Messages.aMail;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Content;
import io.muara.contracts.Label;
import io.muara.contracts.Mail.Authentication;
import io.muara.contracts.Mail.Authentication.Verdict;
import io.muara.contracts.Mail.Automatic;
import io.muara.contracts.Priority;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.RoutedMessage.Decision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleSetTest {

    private static final String BASE = """
            defaults: { category: question, priority: normal, team: front }
            teams: [front, back]
            categories:
              question: { team: front }
              complaint: { team: back, priority: high }
              spam:
            spellings: { tidak: [gak] }
            rules:
            """;

    @Test
    void a_message_that_no_rule_knows_gets_the_defaults_and_says_so() {
        var routed = rules("- { name: a, when: { words: rusak }, then: { category: complaint } }")
                .decide(aChat().saying("halo"));

        assertThat(routed.category().value()).isEqualTo("question");
        assertThat(routed.priority()).isEqualTo(Priority.NORMAL);
        assertThat(routed.team().value()).isEqualTo("front");
        assertThat(routed.decidedBy())
                .containsExactly(new Decision(
                        "defaults",
                        List.of("no rule decided it"),
                        List.of("category=question", "priority=normal", "team=front")));
    }

    @Test
    void a_decision_names_its_rule_its_evidence_and_what_came_from_the_category() {
        var routed = rules(
                        "- { name: broken, when: { words: [rusak, pecah] }, then: { category: complaint, labels: [damaged] } }")
                .decide(aMail().about("Barang rusak").saying("kotaknya dipecahkan"));

        assertThat(routed.priority()).isEqualTo(Priority.HIGH);
        assertThat(routed.team().value()).isEqualTo("back");
        assertThat(routed.decidedBy())
                .containsExactly(
                        new Decision(
                                "broken",
                                List.of("subject has word 'rusak' at 7", "text has word 'pecah' as 'dipecahkan' at 9"),
                                List.of("category=complaint", "label=damaged")),
                        new Decision(
                                "categories.complaint",
                                List.of("category is complaint"),
                                List.of("priority=high", "team=back")));
    }

    @Test
    void the_last_rule_that_says_so_decides_whether_a_message_is_acknowledged() {
        var rules = rules("""
                - { name: a, when: { words: [rusak, hilang] }, then: { acknowledge: true } }
                - { name: b, when: { words: hilang }, then: { acknowledge: false } }
                """);

        var acknowledged = rules.decide(aChat().saying("rusak"));
        assertThat(acknowledged.acknowledge()).isTrue();
        assertThat(acknowledged.decidedBy().getFirst().set()).containsExactly("acknowledge=true");
        assertThat(rules.decide(aChat().saying("hilang")).acknowledge()).isFalse();
        assertThat(rules.decide(aChat().saying("halo")).acknowledge()).isFalse();
    }

    @Test
    void later_rules_replace_what_earlier_ones_set_and_add_labels() {
        var routed = rules("""
                - { name: a, when: { words: rusak }, then: { category: complaint, priority: low, agent: sari, labels: [one] } }
                - { name: b, when: { words: mobil }, then: { priority: urgent, team: front, labels: [two] } }
                """).decide(aChat().saying("mobil rusak"));

        assertThat(routed.category().value()).isEqualTo("complaint");
        assertThat(routed.priority()).isEqualTo(Priority.URGENT);
        assertThat(routed.team().value()).isEqualTo("front");
        assertThat(routed.agent())
                .hasValueSatisfying(agent -> assertThat(agent.value()).isEqualTo("sari"));
        assertThat(routed.labels()).containsExactly(new Label("one"), new Label("two"));
    }

    @Test
    void nothing_is_looked_at_after_a_stop() {
        var rules = rules("""
                - { name: a, when: { words: casino }, then: { category: spam }, stop: true }
                - { name: b, when: { channel: whatsapp }, then: { category: complaint } }
                """);

        assertThat(category(rules, "casino")).isEqualTo("spam");
        assertThat(category(rules, "halo")).isEqualTo("complaint");
    }

    @Test
    void conditions_nest() {
        var rules = rules("""
                - name: nested
                  when:
                    all:
                      - any:
                          - words: rusak
                          - all: [{ words: paket }, { words: hilang }]
                      - none: [{ words: bercanda }, { channel: email }]
                  then: { category: complaint }
                """);

        assertThat(category(rules, "rusak")).isEqualTo("complaint");
        assertThat(category(rules, "paket saya hilang")).isEqualTo("complaint");
        assertThat(category(rules, "paket saya")).isEqualTo("question");
        assertThat(category(rules, "rusak, bercanda")).isEqualTo("question");
        assertThat(rules.decide(aMail().saying("rusak")).category().value()).isEqualTo("question");
    }

    @Test
    void keys_beside_each_other_must_all_hold() {
        var rules = rules(
                "- { name: a, when: { channel: [sms, whatsapp], account: demo, text: rusak }, then: { category: complaint } }");

        assertThat(category(rules, "rusak")).isEqualTo("complaint");
        assertThat(category(rules, "halo")).isEqualTo("question");
        assertThat(rules.decide(aMail().saying("rusak")).category().value()).isEqualTo("question");
    }

    @Test
    void subject_and_text_can_be_told_apart() {
        var rules = rules("""
                - { name: a, when: { subject: rusak }, then: { labels: [in-subject] } }
                - { name: b, when: { text: rusak }, then: { labels: [in-text] } }
                """);

        assertThat(rules.decide(aMail().about("rusak").saying("halo")).labels())
                .containsExactly(new Label("in-subject"));
        assertThat(rules.decide(aMail().about("halo").saying("rusak")).labels()).containsExactly(new Label("in-text"));
    }

    @Test
    void what_a_mail_only_quotes_decides_nothing() {
        var rules = rules("- { name: a, when: { words: rusak }, then: { category: complaint } }");
        var answer = new Content.Text("Terima kasih!\n> barang saya rusak", Optional.of("Terima kasih!"));

        assertThat(rules.decide(aMail().saying(answer, "1")).category().value()).isEqualTo("question");
        assertThat(rules.decide(aMail().saying(answer.text())).category().value())
                .isEqualTo("complaint");
    }

    @Test
    void how_far_a_mail_is_trusted_can_be_asked_for() {
        var rules = rules("""
                - { name: a, when: { automatic: true }, then: { labels: [automatic] } }
                - { name: b, when: { authentication: [failed, unknown] }, then: { labels: [unproved] } }
                - { name: c, when: { disguised: true, automatic: false }, then: { labels: [disguised] } }
                """);
        var note = Messages.judged(
                aMail().saying("halo"),
                Optional.of(new Automatic(Automatic.Kind.REPLY, "it has auto-submitted: auto-replied")),
                Optional.of(new Authentication(Verdict.VERIFIED, "dmarc=pass")),
                Optional.empty());
        var fraud = Messages.judged(
                aMail().saying("halo"), Optional.empty(), Optional.empty(), Optional.of("its name mixes alphabets"));

        assertThat(rules.decide(note).labels()).containsExactly(new Label("automatic"));
        assertThat(rules.decide(fraud).labels())
                .containsExactlyInAnyOrder(new Label("disguised"), new Label("unproved"));
        assertThat(rules.decide(aChat().saying("halo")).labels()).isEmpty();
        assertThat(rules.decide(note).decidedBy().getFirst().because())
                .containsExactly("mail is automatic: it has auto-submitted: auto-replied");
    }

    @Test
    void a_sender_is_known_by_address_domain_or_number() {
        var rules = rules(
                "- { name: a, when: { sender: ['@example.org', boss@corp.test, '+62 812-3456-7'] }, then: { labels: [known] } }");

        assertThat(rules.decide(aMail().saying("x")).labels()).hasSize(1);
        assertThat(rules.decide(aMail().from("BOSS@corp.test").saying("x")).labels())
                .hasSize(1);
        assertThat(rules.decide(aMail().from("clerk@corp.test").saying("x")).labels())
                .isEmpty();
        assertThat(rules.decide(aMail().from("ada@notexample.org").saying("x")).labels())
                .isEmpty();
        assertThat(rules.decide(aChat().saying("x")).labels()).hasSize(1);
        assertThat(rules.decide(aChat().from("+6281234568").saying("x")).labels())
                .isEmpty();
    }

    @Test
    void attachments_can_be_asked_for_or_excluded() {
        var rules = rules("""
                - { name: a, when: { attachments: true }, then: { labels: [files] } }
                - { name: b, when: { attachments: false }, then: { labels: [no-files] } }
                """);

        assertThat(rules.decide(aChat().with("a.png").saying("")).labels()).containsExactly(new Label("files"));
        assertThat(rules.decide(aChat().saying("")).labels()).containsExactly(new Label("no-files"));
    }

    @Test
    void the_same_message_is_always_decided_the_same_way() {
        var rules = rules("- { name: a, when: { words: rusak }, then: { category: complaint, labels: [b, a, c] } }");

        assertThat(rules.decide(aChat().saying("rusak"))).isEqualTo(rules.decide(aChat().saying("rusak")));
    }

    private static String category(RuleSet rules, String text) {
        RoutedMessage routed = rules.decide(aChat().saying(text));
        return routed.category().value();
    }

    private static RuleSet rules(String rules) {
        return switch (RulesFiles.read(Written.in("test.yaml", BASE + rules.indent(2)))) {
            case RulesReading.Usable(var usable, var examples) -> usable;
            case RulesReading.Unusable(var mistakes) -> throw new AssertionError(mistakes.toString());
        };
    }
}

package io.muara.router.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.written.Folder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Examples say who writes. */
class ExampleContactsTest {

    private static final String RULES = """
            defaults: { category: question, priority: normal, team: front }
            teams: [front, back]
            categories: { question: , complaint: { team: back } }
            rules:
              - { name: %s, when: { %s }, then: { priority: urgent } }
            examples:
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contact: { vip: true }",
                "contact: { labels: reseller, owner: sari }",
                "contact: { organisation: Toko Maju, language: jv, attributes: { tier: gold } }",
                "latest: { open: true, team: back, agent: budi, category: complaint, unanswered: 3 }",
                "latest: { unanswered: 1, waiting: 2h }",
                "latest: { team: front, category: question }",
                "contact: { known: true }, reply: true, latest: { open: true }",
            })
    void what_rules_ask_of_contacts_examples_can_say(String condition) {
        var said = condition.replaceAll("(contact: \\{ known: true }|reply: true), ", "");

        assertThat(failing(condition, "{ text: halo, %s, expect: { priority: urgent } }".formatted(said)))
                .isEmpty();
        assertThat(failing(condition, "{ text: halo, expect: { priority: urgent } }"))
                .hasSize(1);
    }

    @Test
    void a_latest_ticket_is_open_and_answered_unless_something_else_is_said() {
        assertThat(failing(
                        "latest: { open: false }",
                        "{ text: x, latest: { open: false }, expect: { priority: urgent } }"))
                .isEmpty();
        assertThat(failing(
                        "latest: { unanswered: 0 }",
                        "{ text: x, latest: { agent: budi }, expect: { priority: urgent } }"))
                .isEmpty();
    }

    @Test
    void mistakes_are_named_with_what_was_probably_meant() {
        var reading = RulesFiles.read(written("words: x", """
                { text: x, contact: { vipp: true, language: xx }, latest: { team: bakc, waiting: 3 }, expect: { priority: low } }"""));

        assertThat(((RulesReading.Unusable) reading).mistakes())
                .extracting(mistake -> mistake.path() + ": " + mistake.reason())
                .containsExactly(
                        "examples[0].contact.vipp: unknown key 'vipp'",
                        "examples[0].contact.language: unknown language 'xx'",
                        "examples[0].latest.team: unknown team 'bakc'",
                        "examples[0].latest.waiting: expected an amount such as 4h, but found '3'");
    }

    private static List<Example.Failure> failing(String condition, String example) {
        var source = written(condition, example);
        assertThat(Schema.marks(text(condition, example))).isEmpty();
        var usable = (RulesReading.Usable) RulesFiles.read(source);
        return Example.failing(usable.rules(), usable.examples());
    }

    private static Folder written(String condition, String example) {
        return Written.in("a.yaml", text(condition, example));
    }

    private static String text(String condition, String example) {
        return RULES.formatted("asked", condition) + "  - " + example + "\n";
    }
}

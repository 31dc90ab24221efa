package io.muara.router.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Category;
import org.junit.jupiter.api.Test;

class SynonymSectionTest {

    private static final String RULES = """
            defaults: { category: question, priority: normal, team: front }
            teams: [front]
            categories: { question: , payment: }
            rules:
              - name: money
                when: { words: [uang saya] }
                then: { category: payment }
            """;

    @Test
    void a_rule_finds_what_another_file_calls_the_same() {
        var reading =
                RulesFiles.read(Written.in("rules.yaml", RULES, "words.yaml", "synonyms: { uang: [duit, money] }"));

        assertThat(reading).isInstanceOfSatisfying(RulesReading.Usable.class, usable -> assertThat(usable.rules()
                        .decide(Messages.aChat().saying("Mana duitnya saya?"))
                        .category())
                .isEqualTo(new Category("payment")));
    }

    @Test
    void a_mistake_is_named_with_its_place() {
        var reading = RulesFiles.read(Written.in(
                "a.yaml", RULES, "b.yaml", "synonyms: { uang: [duit kita] }", "c.yaml", "synonyms: { uang: [duit] }"));

        assertThat(reading)
                .isInstanceOfSatisfying(RulesReading.Unusable.class, unusable -> assertThat(unusable.mistakes())
                        .extracting(Object::toString)
                        .containsExactly(
                                "b.yaml:1:20: synonyms.uang[0]: a synonym must be one word, but was 'duit kita'",
                                "c.yaml:1:19: synonyms.uang: the word 'uang' stands at b.yaml:1:19 already"));
    }
}

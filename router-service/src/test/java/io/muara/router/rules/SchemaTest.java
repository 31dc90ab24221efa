package io.muara.router.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Editors complete and check rules by the schema; all rules of other tests are held against it too, see {@link Written}. */
class SchemaTest {

    @Test
    void the_shipped_rules_are_valid() {
        RulesFolder.shipped().files().forEach((file, bytes) -> assertThat(Schema.marks(new String(bytes, UTF_8)))
                .as(file)
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule: []",
                "rules: [{ name: A, when: { words: x }, then: { spam: true } }]",
                "rules: [{ name: a, when: { word: x }, then: { spam: true } }]",
                "rules: [{ name: a, when: {}, then: { spam: true } }]",
                "rules: [{ name: a, when: { any: [] }, then: { spam: true } }]",
                "rules: [{ name: a, when: { text: { not: { not: { words: x } } } }, then: { spam: true } }]",
                "rules: [{ name: a, when: { text: { match: x } }, then: { spam: true } }]",
                "rules: [{ name: a, when: { latest: { waiting: 4 } }, then: { spam: true } }]",
                "rules: [{ name: a, when: { attachments: { size: 5 elephants } }, then: { spam: true } }]",
                "rules: [{ name: a, when: { words: x }, then: { priority: up } }]",
                "rules: [{ name: a, when: { words: x }, then: { agent: $someone } }]",
                "boosts: [{ name: a, when: { words: x } }]",
                "calendars: { a: { hours: { monday: 08:00-17:00 } } }",
                "examples: [{ text: x, expect: {} }]",
                "examples: [{ text: x, contact: { vip: yes please }, expect: { category: a } }]",
                "examples: [{ text: x, latest: { waiting: 3 }, expect: { category: a } }]",
            })
    void a_mistake_is_marked(String yaml) {
        assertThat(Schema.marks(yaml)).isNotEmpty();
    }
}

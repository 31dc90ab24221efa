package io.muara.router.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.written.Folder;
import io.muara.contracts.written.Mistake;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplesTest {

    private static final String RULES = """
            defaults: { category: question, priority: normal, team: front }
            teams: [front, back]
            categories: { question: , complaint: { team: back } }
            rules:
              - { name: broken, when: { words: rusak }, then: { category: complaint, priority: high, labels: [damaged] } }
              - { name: shop, when: { account: shop, channel: telegram, sender: "+62811" }, then: { agent: sari } }
              - { name: invoices, when: { subject: invoice, channel: email }, then: { team: back } }
            examples:
            """;

    @Test
    void examples_that_are_decided_as_expected_do_not_fail() {
        assertThat(failing("""
                - text: barang rusak
                  expect: { category: complaint, priority: high, team: back, labels: [damaged] }
                - { text: halo, expect: { priority: normal } }
                - { text: halo, channel: telegram, account: shop, sender: "+62811", expect: { agent: sari } }
                - { text: halo, subject: Invoice 7, expect: { team: back } }
                """)).isEmpty();
    }

    @Test
    void one_that_is_decided_otherwise_says_where_it_stands_what_is_different_and_by_which_rules() {
        assertThat(failing("""
                - { text: halo, expect: { category: question } }
                - text: barang saya rusak, tolong segera diganti
                  expect: { category: question, priority: high, team: front, labels: [damaged, late], language: en }
                """))
                .extracting(failure -> failure.mistake().toString())
                .containsExactly("a.yaml:10:5: examples[1]: expected category=question, but got complaint, "
                        + "expected team=front, but got back, expected language=en, but got id, "
                        + "expected label=late, but got [damaged]; decided by broken, categories.complaint");
    }

    @Test
    void mistakes_in_examples_are_named_as_others_are() {
        var reading = RulesFiles.read(written("""
                - { txt: halo, expect: { category: complain } }
                - { text: halo, account: a/b, at: tomorrow, expect: { } }
                """));

        assertThat(((RulesReading.Unusable) reading).mistakes())
                .extracting(Mistake::toString)
                .containsExactly(
                        "a.yaml:9:5: examples[0]: 'text' is missing: an example says what is written and what to expect",
                        "a.yaml:9:7: examples[0].txt: unknown key 'txt'; did you mean 'text'?",
                        "a.yaml:9:38: examples[0].expect.category: unknown category 'complain'; did you mean 'complaint'?",
                        "a.yaml:10:28: examples[1].account: account must be present and without a slash, but was 'a/b'",
                        "a.yaml:10:37: examples[1].at: expected a moment with its offset, such as 2026-01-05T12:00+07:00",
                        "a.yaml:10:55: examples[1].expect: an example must expect something, such as a category");
    }

    private static List<Example.Failure> failing(String examples) {
        var usable = (RulesReading.Usable) RulesFiles.read(written(examples));
        return Example.failing(usable.rules(), usable.examples());
    }

    private static Folder written(String examples) {
        return Written.in("a.yaml", RULES + examples.indent(2));
    }
}

package io.muara.router.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.written.Folder;
import io.muara.contracts.written.Mistake;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RulesFilesTest {

    @Test
    void every_mistake_is_named_at_once_with_its_place_and_a_suggestion() {
        var mistakes = mistakes("""
                defaults: { category: question, priority: soon, team: frnt }
                teams: [front, back, Back Office]
                categories:
                  question: { team: front }
                  complaint: { team: bakc, prio: high }
                rules:
                  - name: broken
                    when: { word: [rusak] }
                    then: { category: complain }
                  - name: broken
                    when: { words: [] }
                    then: { labels: [Not A Label], priority: [high] }
                    stop: yes
                  - name: Third One
                    when:
                      any:
                        - words: ["?!", 404]
                        - attachments: maybe
                        - channel:
                    then: {}
                  - description: no name
                    when: {}
                """);

        assertThat(mistakes)
                .containsExactly(
                        "rules.yaml:1:43: defaults.priority: unknown priority 'soon'",
                        "rules.yaml:1:55: defaults.team: unknown team 'frnt'; did you mean 'front'?",
                        "rules.yaml:2:22: teams[2]: team must be at most 64 lower-case letters and digits with single dashes, dots or underscores between them, but was 'Back Office'",
                        "rules.yaml:5:22: categories.complaint.team: unknown team 'bakc'; did you mean 'back'?",
                        "rules.yaml:5:28: categories.complaint.prio: unknown key 'prio'",
                        "rules.yaml:8:13: rules[0].when.word: unknown key 'word'; did you mean 'words'?",
                        "rules.yaml:9:23: rules[0].then.category: unknown category 'complain'; did you mean 'complaint'?",
                        "rules.yaml:10:11: rules[1].name: the rule 'broken' stands at rules.yaml:7:11 already",
                        "rules.yaml:11:20: rules[1].when.words: the list is empty",
                        "rules.yaml:12:22: rules[1].then.labels[0]: label must be at most 64 lower-case letters and digits with single dashes, dots or underscores between them, but was 'Not A Label'",
                        "rules.yaml:12:46: rules[1].then.priority: expected a text, but found a list",
                        "rules.yaml:13:11: rules[1].stop: expected true or false, but found 'yes'",
                        "rules.yaml:14:11: rules[2].name: a name must be lower-case letters and digits with single dashes between them, and not 'defaults' or 'failure', but was 'Third One'",
                        "rules.yaml:17:19: rules[2].when.any[0].words[0]: '?!' holds no word",
                        "rules.yaml:18:24: rules[2].when.any[1].attachments: expected true or false, but found 'maybe'",
                        "rules.yaml:19:19: rules[2].when.any[2].channel: nothing is written here",
                        "rules.yaml:20:11: rules[2].then: a rule must change something; set acknowledge, agent, category, labels, language, priority, sla, spam, team",
                        "rules.yaml:21:5: rules[3]: 'name' is missing: every message it decides names it",
                        "rules.yaml:21:5: rules[3]: 'then' is missing: a rule must say what it changes",
                        "rules.yaml:22:11: rules[3].when: no condition stands here");
    }

    @Test
    void what_is_not_yaml_says_where_it_stops_being_it() {
        assertThat(mistakes("rules:\n  - name: a\n   when: b\n"))
                .containsExactly(
                        "rules.yaml:3:4: this is not YAML: expected <block end>, but found '<block mapping start>'");
    }

    @Test
    void an_empty_file_a_list_and_bytes_that_are_no_text_are_refused() {
        assertThat(mistakes("# nothing\n")).containsExactly("rules.yaml:1:1: the file is empty");
        assertThat(mistakes("- a\n")).contains("rules.yaml:1:1: expected keys and values, but found a list");
        assertThat(mistakes(
                        RulesFiles.read(new Folder("", new TreeMap<>(Map.of("rules.yaml", new byte[] {(byte) 0xff}))))))
                .containsExactly("rules.yaml:1:1: the file is not UTF-8 text");
    }

    @Test
    void a_missing_section_and_a_missing_default_are_named() {
        assertThat(mistakes("defaults: { category: a }\ncategories: { a: }\nteams: [b]\n"))
                .containsExactly(
                        "rules.yaml:1:1: the section 'rules' is missing",
                        "rules.yaml:1:11: defaults: 'priority' is missing, so a message that no rule knows would be left without",
                        "rules.yaml:1:11: defaults: 'team' is missing, so a message that no rule knows would be left without");
    }

    @Test
    void a_key_that_stands_twice_is_refused_because_one_would_be_lost() {
        assertThat(mistakes(minimal("- { name: a, when: { words: x, words: y }, then: { category: a } }")))
                .containsExactly("rules.yaml:5:34: rules[0].when.words: 'words' stands here twice");
    }

    @Test
    void a_spelling_belongs_to_one_word() {
        assertThat(mistakes("spellings: { tidak: [gak], tak: [gak, 'ga k'] }\n"
                        + minimal("- { name: a, when: { words: x }, then: { category: a } }")))
                .containsExactly(
                        "rules.yaml:1:34: spellings.tak[0]: 'gak' is already a spelling of 'tidak'",
                        "rules.yaml:1:39: spellings.tak[1]: a spelling must be one word, but was 'ga k'");
    }

    @Test
    void an_alias_that_holds_itself_is_refused() {
        assertThat(mistakes(minimal("- { name: a, when: &loop { any: [*loop] }, then: { category: a } }")))
                .hasSize(1)
                .first()
                .asString()
                .endsWith("conditions are nested more than 16 deep");
    }

    @Test
    void what_is_not_not_itself_is_refused() {
        assertThat(mistakes(minimal("- { name: a, when: { text: &loop { not: *loop } }, then: { category: a } }")))
                .hasSize(1)
                .first()
                .asString()
                .contains("unknown key 'not'");
    }

    @Test
    void words_that_yaml_takes_for_something_else_are_words() {
        var reading = RulesFiles.read(Written.in(
                "rules.yaml",
                minimal("- { name: a, when: { words: [no, on, 404, 12:30, ~x] }, then: { category: a } }")));

        assertThat(reading).isInstanceOfSatisfying(RulesReading.Usable.class, usable -> assertThat(usable.rules()
                        .decide(Messages.aChat().saying("404"))
                        .decidedBy()
                        .getFirst()
                        .because())
                .containsExactly("text has word '404' at 0"));
    }

    @Test
    void sections_of_several_files_are_united() {
        var rules = usable(Written.in(
                "basics.yaml", "defaults: { category: a, priority: normal, team: x }\nteams: [x]\ncategories: { a: }\n",
                "calendar.ics", "BEGIN:VCALENDAR",
                "more.yml", "teams: [y]\ncategories: { b: { team: y } }\nspellings: { halo: [hai] }\n",
                "rules.yaml", "rules: [{ name: greeting, when: { words: halo }, then: { category: b } }]\n"));

        var routed = rules.decide(Messages.aChat().saying("hai"));

        assertThat(routed.category().value()).isEqualTo("b");
        assertThat(routed.team().value()).isEqualTo("y");
    }

    @Test
    void rules_are_tried_by_order_then_by_file_then_as_they_stand() {
        var rules = usable(Written.in("a.yaml", minimal("""
                        - { name: last, order: 200, when: { words: x }, then: { category: a } }
                        - { name: third, when: { words: x }, then: { category: a } }
                        - { name: fourth, order: 100, when: { words: x }, then: { category: a } }
                        """), "b.yaml", """
                rules:
                  - { name: first, order: -1, when: { words: x }, then: { category: a } }
                  - { name: fifth, when: { words: x }, then: { category: a } }
                  - { name: second, order: 99, when: { words: x }, then: { category: a } }
                """));

        assertThat(rules.rules())
                .extracting(Rule::name)
                .containsExactly("first", "second", "third", "fourth", "fifth", "last");
    }

    @Test
    void what_may_stand_only_once_names_both_places() {
        var mistakes = mistakes(RulesFiles.read(Written.in(
                "a.yaml",
                "spellings: { tidak: [gak] }\n" + minimal("- { name: a, when: { words: x }, then: { category: a } }"),
                "b.yaml",
                """
                defaults: { category: a, priority: low, team: b }
                teams: [b]
                categories: { a: }
                spellings: { tidak: [ga] }
                rules:
                  - { name: a, order: soon, when: { words: x }, then: { category: a } }
                """)));

        assertThat(mistakes)
                .containsExactly(
                        "b.yaml:1:11: defaults: 'defaults' may stand in one file only, and stands at a.yaml:2:11 already",
                        "b.yaml:2:9: teams[0]: the team 'b' stands at a.yaml:3:9 already",
                        "b.yaml:3:17: categories.a: the category 'a' stands at a.yaml:4:17 already",
                        "b.yaml:4:21: spellings.tidak: the word 'tidak' stands at a.yaml:1:21 already",
                        "b.yaml:6:13: rules[0].name: the rule 'a' stands at a.yaml:6:13 already",
                        "b.yaml:6:23: rules[0].order: expected a whole number, but found 'soon'");
    }

    @Test
    void what_no_file_has_is_a_mistake_of_the_whole() {
        assertThat(mistakes(RulesFiles.read(
                        new Folder("my-rules", Written.in("a.ics", "").files()))))
                .containsExactly("my-rules:1:1: there is no file *.yaml or *.yml in it");
        var files = Written.in("a.yaml", "teams: [b]\ncategories: { a: }\n", "b.yaml", "rules: [{ name: A }]\n")
                .files();
        assertThat(mistakes(RulesFiles.read(new Folder("my-rules", files))))
                .contains(
                        "my-rules:1:1: the section 'defaults' is missing",
                        "my-rules/b.yaml:1:9: rules[0]: 'then' is missing: a rule must say what it changes");
    }

    @Test
    void the_version_changes_with_any_file_and_only_then() {
        var rule = minimal("- { name: a, when: { words: x }, then: { category: a } }");

        assertThat(version("a.yaml", rule))
                .isEqualTo(version("a.yaml", rule))
                .hasSize(12)
                .isNotEqualTo(version("a.yaml", rule + "# changed\n"))
                .isNotEqualTo(version("b.yaml", rule))
                .isNotEqualTo(version("a.yaml", rule, "a.ics", ""));
    }

    private static String version(String... files) {
        return usable(Written.in(files)).version();
    }

    private static RuleSet usable(Folder source) {
        return ((RulesReading.Usable) RulesFiles.read(source)).rules();
    }

    private static String minimal(String rule) {
        return """
                defaults: { category: a, priority: normal, team: b }
                teams: [b]
                categories: { a: }
                rules:
                """ + rule.indent(2);
    }

    private static List<String> mistakes(String yaml) {
        return mistakes(RulesFiles.read(Written.in("rules.yaml", yaml)));
    }

    private static List<String> mistakes(RulesReading reading) {
        return switch (reading) {
            case RulesReading.Usable usable -> List.of();
            case RulesReading.Unusable(var mistakes) ->
                mistakes.stream().map(Mistake::toString).toList();
        };
    }
}

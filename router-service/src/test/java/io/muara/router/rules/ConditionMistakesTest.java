package io.muara.router.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.written.Folder;
import io.muara.contracts.written.Mistake;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever writes a condition wrong is told what, where and how to mend it. */
class ConditionMistakesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text: { matches: '(' }                 | text.matches: this is not a regular expression of RE2",
                "text: { matches: '(?=a)' }             | text.matches: this is not a regular expression of RE2",
                "text: { match: x }                     | text.match: unknown key 'match'; did you mean 'matches'?",
                "channel: [What]                        | channel[0]: channel must be",
                "medium: letters                        | medium: unknown medium 'letters'; did you mean 'letter'?",
                "language: indonesian                   | language: unknown language 'indonesian'",
                "attachments: { size: 5 elephants }     | attachments.size: expected an amount such as 5 MB, but found '5 elephants'",
                "attachments: { count: { between: [3] } } | attachments.count.between: between needs two limits, as [1, 3]",
                "attachments: { count: { between: [3, 1] } } | attachments.count.between: the smaller limit must come first",
                "latest: { waiting: 4 }                 | latest.waiting: expected an amount such as 4h, but found '4'",
                "latest: { team: frnt }                 | latest.team: unknown team 'frnt'; did you mean 'front'?",
                "contact: { vipp: true }                | contact.vipp: unknown key 'vipp'; did you mean 'vip'?",
                "suggestion: { category: complain }     | suggestion.category: unknown category 'complain'; did you mean 'complaint'?",
                "arrival: { open: false }               | arrival: 'calendar' is missing: only a calendar knows when it is open or a holiday",
                "arrival: { calendar: offise, open: true } | arrival.calendar: unknown calendar 'offise'; did you mean 'office'?",
                "arrival: { hours: 8-17, zone: UTC }    | arrival.hours: hours must be written as 08:00-17:00, but were '8-17'",
                "arrival: { days: [sundai], zone: UTC } | arrival.days: unknown day 'sundai'; did you mean 'sunday'?",
                "arrival: { days: sunday }              | arrival: 'zone' is missing, such as Asia/Jakarta",
                "arrival: { zone: Jakarta, days: sunday } | arrival.zone: unknown time zone 'Jakarta'",
                "arrival: { zone: UTC }                 | arrival: no moment stands here",
                "arrival: { from: 1.12.2026, zone: UTC } | arrival.from: expected a date such as 2026-12-25, but found '1.12.2026'",
                "cel: 'text.size('                      | cel: the expression cannot be used",
                "cel: 'txt == \"\"'                     | cel: the expression cannot be used",
                "cel: 'text'                            | cel: the expression cannot be used",
            })
    void a_wrong_condition_is_named(String condition, String mistake) {
        assertThat(mistakes("rules: [{ name: a, when: { %s }, then: { labels: [x] } }]".formatted(condition)))
                .as(condition)
                .singleElement()
                .asString()
                .contains("rules[0].when." + mistake);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "category: $sugested  | then.category: unknown value '$sugested'; did you mean '$suggested'?",
                "agent: $ownr         | then.agent: unknown value '$ownr'; did you mean '$owner'?",
                "priority: up         | then.priority: unknown priority 'up'",
                "sla: Gold!           | then.sla: SLA policy must be",
            })
    void a_wrong_change_is_named(String then, String mistake) {
        assertThat(mistakes("rules: [{ name: a, when: { words: x }, then: { %s } }]".formatted(then)))
                .singleElement()
                .asString()
                .contains(mistake);
    }

    @Test
    void a_wrong_boost_and_a_wrong_calendar_are_named() {
        assertThat(mistakes("""
                rules: []
                boosts: [{ name: a, points: many, when: { words: x } }, { name: a, when: { words: x } }]
                """))
                .hasSize(4)
                .anySatisfy(it -> assertThat(it).contains("boosts[0].points: expected a whole number"))
                .anySatisfy(it -> assertThat(it).contains("boosts[1]: 'points' is missing"))
                .anySatisfy(it -> assertThat(it).contains("the boost 'a' stands at"));
        assertThat(read("calendars: { home: { hours: { monday: 22:00-06:00 }, import: other.ics } }\nrules: []\n"))
                .anySatisfy(it -> assertThat(it).contains("calendars.home: 'zone' is missing"))
                .anySatisfy(it -> assertThat(it).contains("hours of a calendar end with the day"))
                .anySatisfy(it -> assertThat(it).contains("unknown file 'other.ics'"));
    }

    @Test
    void a_calendar_file_that_is_none_is_named_where_it_is_asked_for() {
        var files = new TreeMap<>(Map.of(
                "a.yaml",
                (BASE
                                + "calendars: { home: { zone: UTC, hours: { monday: 08:00-09:00 }, import: days.ics } }\nrules: []\n")
                        .getBytes(UTF_8),
                "days.ics",
                "hello".getBytes(UTF_8)));

        assertThat(mistakes(RulesFiles.read(new Folder("", files)))).anySatisfy(it -> assertThat(it)
                .contains("calendars.home.import: it holds no calendar: BEGIN:VCALENDAR is missing"));
    }

    private static final String BASE = """
            defaults: { category: question, priority: normal, team: front }
            teams: [front]
            categories: { question: , complaint: }
            """;

    private static final String CALENDARS = """
            calendars:
              office: { zone: UTC, hours: { monday: 08:00-09:00 } }
              shop: { zone: UTC, hours: { monday: 08:00-09:00 } }
            """;

    private static List<String> mistakes(String rules) {
        return read(CALENDARS + rules);
    }

    private static List<String> read(String rules) {
        return mistakes(RulesFiles.read(Written.in("a.yaml", BASE + rules)));
    }

    private static List<String> mistakes(RulesReading reading) {
        return switch (reading) {
            case RulesReading.Usable usable -> List.of();
            case RulesReading.Unusable(var mistakes) ->
                mistakes.stream().map(Mistake::toString).toList();
        };
    }
}

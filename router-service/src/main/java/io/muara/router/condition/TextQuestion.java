package io.muara.router.condition;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** That one of the values of a fact is such. */
public record TextQuestion(Fact fact, Test test) implements Condition {

    /** How much of a long text evidence shows. */
    private static final int SHOWN = 60;

    /** What a value may be; asked in lower case. */
    public sealed interface Test {

        record OneOf(Set<String> values) implements Test {
            public OneOf {
                values = values.stream()
                        .map(value -> value.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
            }
        }

        record StartsWith(List<String> beginnings) implements Test {
            public StartsWith {
                beginnings = beginnings.stream()
                        .map(beginning -> beginning.toLowerCase(Locale.ROOT))
                        .toList();
            }
        }

        /** @param pattern that takes a time that grows with the text alone, whoever wrote it; found anywhere in the value */
        record Matches(Pattern pattern) implements Test {}

        /** That there is a value at all, and not an empty one. */
        record Exists() implements Test {}
    }

    @Override
    public boolean holds(Reading reading) {
        for (var value : reading.values(fact)) {
            if (is(value)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void tell(Reading reading, List<String> evidence) {
        reading.values(fact).stream().filter(this::is).findFirst().ifPresent(value -> evidence.add(told(value)));
    }

    @Override
    public Anchors anchors() {
        return switch (test) {
            case Test.OneOf(var values)
            when fact.search() == Fact.Search.BY_VALUE ->
                Anchors.of(values.stream()
                        .map(value -> new Anchor.OfValue(fact, value))
                        .toList());
            case Test.Matches(var pattern)
            when fact.search() == Fact.Search.BY_LETTERS -> Trigrams.anchors(pattern.pattern());
            case Test.OneOf one -> Anchors.NONE;
            case Test.StartsWith start -> Anchors.NONE;
            case Test.Matches matches -> Anchors.NONE;
            case Test.Exists exists -> Anchors.NONE;
        };
    }

    private boolean is(String value) {
        return switch (test) {
            case Test.OneOf(var values) -> values.contains(value);
            case Test.StartsWith(var beginnings) -> beginnings.stream().anyMatch(value::startsWith);
            case Test.Matches(var pattern) -> pattern.matcher(value).find();
            case Test.Exists() -> !value.isBlank();
        };
    }

    private String told(String value) {
        if (test instanceof Test.Matches(var pattern)) {
            var matcher = pattern.matcher(value);
            if (matcher.find()) {
                return "%s has '%s' at %d, which matches %s"
                        .formatted(fact.name(), shown(matcher.group()), matcher.start(), pattern.pattern());
            }
        }
        return test instanceof Test.StartsWith
                ? "%s starts '%s'".formatted(fact.name(), shown(value))
                : "%s is %s".formatted(fact.name(), shown(value));
    }

    private static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}

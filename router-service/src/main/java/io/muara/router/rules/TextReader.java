package io.muara.router.rules;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.muara.contracts.written.Place;
import io.muara.router.condition.Condition;
import io.muara.router.condition.Fact;
import io.muara.router.condition.TextQuestion;
import io.muara.router.condition.TextQuestion.Test;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a text must be: one of some values, or more questions by key. */
final class TextReader implements ConditionReader {

    private final Fact fact;
    private final Function<Place, Optional<String>> value;
    private final ConditionReader reader;

    /** @param value reads one value it may be, and says so when it can never be that */
    TextReader(Fact fact, Function<Place, Optional<String>> value) {
        this.fact = fact;
        this.value = value;
        this.reader = ConditionReader.either(this::is, questions());
    }

    TextReader(Fact fact) {
        this(fact, Place::text);
    }

    @Override
    public Optional<Condition> read(Place place) {
        return reader.read(place);
    }

    /** The questions that every text can be asked. */
    Map<String, ConditionReader> questions() {
        return Map.of(
                "is", this::is, "starts-with", this::startsWith, "matches", this::matches, "exists", this::exists);
    }

    private Optional<Condition> is(Place place) {
        var values = place.items().stream()
                .flatMap(item -> value.apply(item).stream())
                .collect(toUnmodifiableSet());
        return values.isEmpty() ? Optional.empty() : Optional.of(asks(new Test.OneOf(values)));
    }

    private Optional<Condition> startsWith(Place place) {
        var beginnings = place.texts().toList();
        return beginnings.isEmpty() ? Optional.empty() : Optional.of(asks(new Test.StartsWith(beginnings)));
    }

    private Optional<Condition> matches(Place place) {
        return place.as(TextReader::pattern).map(pattern -> asks(new Test.Matches(pattern)));
    }

    private Optional<Condition> exists(Place place) {
        return place.yesOrNo().map(wanted -> {
            var exists = asks(new Test.Exists());
            return wanted ? exists : new Condition.None(List.of(exists));
        });
    }

    private Condition asks(Test test) {
        return new TextQuestion(fact, test);
    }

    private static Pattern pattern(String written) {
        try {
            return Pattern.compile(written, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "this is not a regular expression of RE2, which knows no look-around and no back references: "
                            + e.getMessage(),
                    e);
        }
    }
}

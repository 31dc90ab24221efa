package io.muara.chat.manual;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.chat.manual.ManualMistake.Wrong;
import io.muara.ingest.reading.Clean;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One JSON object of a caller's, read field by field. What is wrong is noted, and something harmless stands for it until
 * {@link #finish} tells of everything at once.
 */
final class ManualFields {

    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

    private final JsonNode object;
    private final String path;
    private final List<Wrong> wrong;
    private final Set<String> known = new HashSet<>();

    private ManualFields(JsonNode object, String path, List<Wrong> wrong) {
        this.object = object;
        this.path = path;
        this.wrong = wrong;
        if (!object.isObject()) {
            wrong.add(new Wrong(path, "must be a JSON object"));
        }
    }

    static ManualFields of(JsonNode object) {
        return new ManualFields(object, "", new ArrayList<>());
    }

    /** @return empty when it is not there, or wrong */
    Optional<String> text(String name, ManualRule rule) {
        return value(name).flatMap(node -> checked(name, node, rule));
    }

    /** @return a stand-in when it is not there, or wrong */
    String requiredText(String name, ManualRule rule) {
        require(name);
        return text(name, rule).orElse("-");
    }

    Optional<Instant> time(String name) {
        return value(name).flatMap(node -> {
            var time = node.isTextual() ? parsed(node.textValue()) : Optional.<Instant>empty();
            if (time.isEmpty()) {
                note(name, "must be a time with its offset, such as 2026-11-21T10:15:00+07:00 or 2026-11-21T03:15:00Z");
            }
            return time;
        });
    }

    Optional<Long> number(String name, long most) {
        return value(name).flatMap(node -> {
            if (node.isIntegralNumber()
                    && node.canConvertToLong()
                    && node.longValue() >= 0
                    && node.longValue() <= most) {
                return Optional.of(node.longValue());
            }
            note(name, "must be a whole number from 0 to %d".formatted(most));
            return Optional.empty();
        });
    }

    boolean flag(String name) {
        return value(name)
                .map(node -> {
                    if (!node.isBoolean()) {
                        note(name, "must be true or false");
                    }
                    return node.booleanValue();
                })
                .orElse(false);
    }

    /** @param all of the values there may be, written in lower case */
    <E extends Enum<E>> Optional<E> oneOf(String name, List<E> all) {
        return value(name).flatMap(node -> {
            var found = all.stream()
                    .filter(one -> node.isTextual() && written(one).equals(node.textValue()))
                    .findFirst();
            if (found.isEmpty()) {
                note(
                        name,
                        "must be one of "
                                + all.stream().map(ManualFields::written).collect(Collectors.joining(", ")));
            }
            return found;
        });
    }

    <E extends Enum<E>> E requiredOneOf(String name, List<E> all) {
        require(name);
        return oneOf(name, all).orElse(all.getFirst());
    }

    <T> Optional<T> object(String name, Function<ManualFields, T> read) {
        return value(name).map(node -> inside(node, "%s/%s".formatted(path, name), read));
    }

    <T> List<T> objects(String name, int most, Function<ManualFields, T> read) {
        var all = new ArrayList<T>();
        for (var node : items(name, most)) {
            all.add(inside(node, "%s/%s/%d".formatted(path, name, all.size()), read));
        }
        return all;
    }

    List<String> texts(String name, int most, ManualRule rule) {
        var texts = new ArrayList<String>();
        for (var node : items(name, most)) {
            texts.add(checked("%s/%d".formatted(name, texts.size()), node, rule).orElse("-"));
        }
        return texts;
    }

    /** Notes a mistake that only the reader of the whole can see. */
    void note(String name, String detail) {
        wrong.add(new Wrong(name.isEmpty() ? path : path + "/" + name, detail));
    }

    void require(String name) {
        known.add(name);
        if (object.isObject() && !object.has(name)) {
            note(name, "is missing");
        }
    }

    /** @throws ManualMistake when anything is wrong */
    void finish() {
        noteUnknown();
        if (!wrong.isEmpty()) {
            throw ManualMistake.in(wrong);
        }
    }

    private <T> T inside(JsonNode node, String where, Function<ManualFields, T> read) {
        var fields = new ManualFields(node, where, wrong);
        var value = read.apply(fields);
        fields.noteUnknown();
        return value;
    }

    private void noteUnknown() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                note(
                        escaped(name),
                        "is not a field there is; there are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        });
    }

    private Iterable<JsonNode> items(String name, int most) {
        var array = value(name);
        if (array.isEmpty()) {
            return List.of();
        }
        if (!array.get().isArray() || array.get().size() > most) {
            note(name, "must be a list of at most %d".formatted(most));
            return List.of();
        }
        return array.get();
    }

    private Optional<JsonNode> value(String name) {
        known.add(name);
        var node = object.get(name);
        if (node != null && node.isNull()) {
            note(name, "must not be null: leave it out");
            return Optional.empty();
        }
        return Optional.ofNullable(node);
    }

    private Optional<String> checked(String name, JsonNode node, ManualRule rule) {
        if (!node.isTextual() || !rule.allows(node.textValue())) {
            note(name, rule.words());
            return Optional.empty();
        }
        return Optional.of(Clean.text(node.textValue()));
    }

    private static Optional<Instant> parsed(String text) {
        if (!TIME.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** As RFC 6901, section 3 wants it. */
    private static String escaped(String name) {
        return Clean.line(name, 100).replace("~", "~0").replace("/", "~1");
    }
}

package io.muara.ticket.contact;

import static java.util.Collections.unmodifiableMap;
import static java.util.Collections.unmodifiableSet;

import io.muara.contracts.AgentId;
import io.muara.contracts.Label;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What is kept about a contact.
 *
 * @param owner the agent who looks after them
 * @param language that they want to be answered in, an ISO 639-1 code
 * @param attributes whatever else the business knows, by a name that rules can use
 */
public record Particulars(
        Optional<String> name,
        boolean vip,
        Optional<AgentId> owner,
        Optional<String> organisation,
        Optional<String> language,
        Optional<String> notes,
        Map<String, String> attributes,
        Set<Label> labels) {

    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    private static final int MOST = 50;
    private static final int SHORT = 200;
    private static final int LONG = 500;
    private static final int LONGEST = 10_000;

    public Particulars {
        atMost("name", name, SHORT);
        atMost("organisation", organisation, SHORT);
        atMost("notes", notes, LONGEST);
        language.filter(code -> !LANGUAGE.matcher(code).matches()).ifPresent(code -> {
            throw new IllegalArgumentException(
                    "language must be two lower-case letters as in ISO 639-1, but was '%s'".formatted(code));
        });
        attributes.forEach(Particulars::check);
        if (attributes.size() > MOST || labels.size() > MOST) {
            throw new IllegalArgumentException(
                    "a contact has at most %d attributes and as many labels".formatted(MOST));
        }
        attributes = unmodifiableMap(new TreeMap<>(attributes));
        labels = unmodifiableSet(new TreeSet<>(labels));
    }

    /** Of somebody of whom nothing is known but what they call themselves. */
    static Particulars of(Optional<String> name) {
        return new Particulars(
                name.map(String::strip).filter(text -> !text.isEmpty()).map(Particulars::shortened),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Set.of());
    }

    /** The same, and what only the other's say, as far as there is room for it. */
    Particulars and(Particulars other) {
        var more = new TreeMap<>(attributes);
        other.attributes.forEach((key, value) -> {
            if (more.size() < MOST) {
                more.putIfAbsent(key, value);
            }
        });
        var both = new TreeSet<>(labels);
        other.labels.stream().filter(label -> both.size() < MOST).forEach(both::add);
        return new Particulars(
                name.or(() -> other.name),
                vip || other.vip,
                owner.or(() -> other.owner),
                organisation.or(() -> other.organisation),
                language.or(() -> other.language),
                notes.or(() -> other.notes),
                more,
                both);
    }

    /** As before a change, but for what was changed again since. */
    Particulars undoing(Particulars before, Particulars after) {
        var kept = new TreeMap<>(attributes);
        after.attributes.forEach((key, value) -> {
            if (!before.attributes.containsKey(key)) {
                kept.remove(key, value);
            }
        });
        var still = new TreeSet<>(labels);
        still.removeIf(label -> after.labels.contains(label) && !before.labels.contains(label));
        return new Particulars(
                undo(Particulars::name, before, after),
                undo(Particulars::vip, before, after),
                undo(Particulars::owner, before, after),
                undo(Particulars::organisation, before, after),
                undo(Particulars::language, before, after),
                undo(Particulars::notes, before, after),
                kept,
                still);
    }

    private <T> T undo(Function<Particulars, T> field, Particulars before, Particulars after) {
        var now = field.apply(this);
        return Objects.equals(now, field.apply(after)) ? field.apply(before) : now;
    }

    private static void check(String key, String value) {
        if (key.length() > SHORT || !ATTRIBUTE.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "an attribute's name must be lower-case letters and digits with single dashes, dots or underscores between them, but was '%s'"
                            .formatted(key));
        }
        atMost("attribute " + key, Optional.of(value), LONG);
    }

    private static void atMost(String field, Optional<String> text, int most) {
        text.filter(it -> it.length() > most).ifPresent(it -> {
            throw new IllegalArgumentException(
                    "%s must have at most %d characters, but has %d".formatted(field, most, it.length()));
        });
    }

    private static String shortened(String text) {
        return text.length() <= SHORT ? text : text.substring(0, text.offsetByCodePoints(0, SHORT / 2));
    }
}

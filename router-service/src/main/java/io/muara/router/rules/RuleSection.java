package io.muara.router.rules;

import io.muara.contracts.written.Once;
import io.muara.contracts.written.Place;
import io.muara.router.condition.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads rules one by one and remembers their names. */
final class RuleSection {

    private static final Set<String> KEYS = Set.of("name", "description", "order", "schedule", "when", "then", "stop");
    private static final int USUAL_ORDER = 100;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** What the trace calls its own entries. */
    private static final Set<String> TAKEN = Set.of("defaults", RuleSet.FAILURE);

    private final ConditionSection conditions;
    private final ConditionReader schedules;
    private final ThenSection changes;
    private final Once names = new Once("rule");

    RuleSection(ConditionSection conditions, ConditionReader schedules, ThenSection changes) {
        this.conditions = conditions;
        this.schedules = schedules;
        this.changes = changes;
    }

    /** Rules of a lower order are looked at first; those of the same stay as they stand. */
    record Ordered(int order, Rule rule) {}

    Optional<Ordered> read(Place place) {
        var fields = place.fields(KEYS);
        var name = needed(place, fields, "name", "every message it decides names it")
                .flatMap(this::name);
        var when =
                needed(place, fields, "when", "a rule must say when it fires").flatMap(conditions::read);
        var then = needed(place, fields, "then", "a rule must say what it changes")
                .map(it -> changes.read(it, stop(fields)));
        Optional.ofNullable(fields.get("description")).ifPresent(Place::text);
        var schedule = Optional.ofNullable(fields.get("schedule")).flatMap(schedules::read);
        var order =
                Optional.ofNullable(fields.get("order")).flatMap(Place::number).orElse(USUAL_ORDER);
        return name.flatMap(
                n -> when.flatMap(w -> then.map(t -> new Ordered(order, new Rule(n, both(schedule, w), t)))));
    }

    private static Condition both(Optional<Condition> schedule, Condition when) {
        return schedule.<Condition>map(its -> new Condition.All(List.of(its, when)))
                .orElse(when);
    }

    private Optional<String> name(Place place) {
        var name = place.text();
        if (name.isEmpty()) {
            return name;
        }
        if (!NAME.matcher(name.get()).matches() || TAKEN.contains(name.get())) {
            place.wrong(
                    "a name must be lower-case letters and digits with single dashes between them, and not 'defaults' or 'failure', but was '%s'"
                            .formatted(name.get()));
        }
        names.check(name.get(), place);
        return name;
    }

    private static boolean stop(Map<String, Place> fields) {
        return Optional.ofNullable(fields.get("stop")).flatMap(Place::yesOrNo).orElse(false);
    }

    private static Optional<Place> needed(Place place, Map<String, Place> fields, String key, String why) {
        var field = Optional.ofNullable(fields.get(key));
        if (field.isEmpty()) {
            place.wrong("'%s' is missing: %s".formatted(key, why));
        }
        return field;
    }
}

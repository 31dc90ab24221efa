package io.muara.router.rules;

import io.muara.contracts.AgentId;
import io.muara.contracts.Label;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads rules one by one and remembers their names. */
final class RuleSection {

    private static final Set<String> KEYS = Set.of("name", "description", "order", "when", "then", "stop");
    private static final Set<String> CHANGES = Set.of("category", "priority", "team", "agent", "labels", "acknowledge");
    private static final int USUAL_ORDER = 100;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** What the trace calls its own entries. */
    private static final Set<String> TAKEN = Set.of("defaults", RuleSet.FAILURE);

    private final Set<String> categories;
    private final Set<String> teams;
    private final ConditionSection conditions;
    private final Once names = new Once("rule");

    RuleSection(Set<String> categories, Set<String> teams, ConditionSection conditions) {
        this.categories = categories;
        this.teams = teams;
        this.conditions = conditions;
    }

    Optional<Rule> read(Place place) {
        var fields = place.fields(KEYS);
        var name = needed(place, fields, "name", "every message it decides names it")
                .flatMap(this::name);
        var when =
                needed(place, fields, "when", "a rule must say when it fires").flatMap(conditions::read);
        var then =
                needed(place, fields, "then", "a rule must say what it changes").map(it -> then(it, stop(fields)));
        Optional.ofNullable(fields.get("description")).ifPresent(Place::text);
        return name.flatMap(n -> when.flatMap(w -> then.map(t -> new Rule(n, w, t))));
    }

    /** Rules of a lower order are looked at first; those of the same stay as they stand. */
    int order(Place place) {
        return Optional.ofNullable(place.entries().get("order"))
                .flatMap(Place::number)
                .orElse(USUAL_ORDER);
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

    private Then then(Place place, boolean stop) {
        var fields = place.fields(CHANGES);
        var then = new Then(
                Given.category(fields.get("category"), categories),
                Given.priority(fields.get("priority")),
                Given.team(fields.get("team"), teams),
                Optional.ofNullable(fields.get("agent")).flatMap(agent -> agent.as(AgentId::new)),
                labels(Optional.ofNullable(fields.get("labels"))),
                Optional.ofNullable(fields.get("acknowledge")).flatMap(Place::yesOrNo),
                stop);
        if (fields.isEmpty() && !stop) {
            place.wrong(
                    "a rule must change something",
                    Optional.of("set category, priority, team, agent, labels or acknowledge"));
        }
        return then;
    }

    private static List<Label> labels(Optional<Place> place) {
        return place.stream()
                .flatMap(list -> list.items().stream())
                .flatMap(item -> item.as(Label::new).stream())
                .toList();
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

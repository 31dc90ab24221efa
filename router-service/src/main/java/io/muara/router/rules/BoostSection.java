package io.muara.router.rules;

import io.muara.contracts.Priority;
import io.muara.contracts.written.Once;
import io.muara.contracts.written.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what makes messages more urgent. */
final class BoostSection {

    private static final Set<String> KEYS = Set.of("name", "description", "when", "points", "at-most");

    private final ConditionSection conditions;
    private final Once names = new Once("boost");

    BoostSection(ConditionSection conditions) {
        this.conditions = conditions;
    }

    List<Boost> read(List<Place> sections) {
        return sections.stream()
                .flatMap(section -> section.items().stream())
                .flatMap(item -> read(item).stream())
                .toList();
    }

    private Optional<Boost> read(Place place) {
        var fields = place.fields(KEYS);
        for (var needed : List.of("name", "when", "points")) {
            if (!fields.containsKey(needed)) {
                place.wrong("'%s' is missing".formatted(needed));
            }
        }
        var name = Optional.ofNullable(fields.get("name")).flatMap(Place::text);
        name.ifPresent(it -> names.check(it, place));
        var when = Optional.ofNullable(fields.get("when")).flatMap(conditions::read);
        var points = Optional.ofNullable(fields.get("points")).flatMap(Place::number);
        var atMost = Given.priority(fields.get("at-most")).orElse(Priority.HIGH);
        return name.flatMap(n -> when.flatMap(w -> points.map(p -> new Boost(n, w, p, atMost))));
    }
}

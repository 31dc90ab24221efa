package io.muara.router.rules;

import io.muara.contracts.written.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what holds where nothing else said anything. */
final class FallbackSection {

    private static final List<String> NEEDED = List.of("category", "priority", "team");

    private FallbackSection() {}

    static Optional<Fallback> read(Place section, Set<String> categories, Set<String> teams) {
        var fields = section.fields(Set.copyOf(NEEDED));
        for (var needed : NEEDED) {
            if (!fields.containsKey(needed)) {
                section.wrong(
                        "'%s' is missing, so a message that no rule knows would be left without".formatted(needed));
            }
        }
        var category = Given.category(fields.get("category"), categories);
        var priority = Given.priority(fields.get("priority"));
        var team = Given.team(fields.get("team"), teams);
        return category.flatMap(c -> priority.flatMap(p -> team.map(t -> new Fallback(c, p, t))));
    }
}

package io.muara.router.rules;

import io.muara.contracts.written.Mistakes;
import io.muara.contracts.written.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of all files by name, each in the files' order.
 *
 * @param whole where to complain about what stands in no file
 */
record Sections(Map<String, List<Place>> byName, Mistakes whole) {

    private static final Set<String> NAMES = Set.of(
            "defaults", "teams", "categories", "spellings", "synonyms", "calendars", "rules", "boosts", "examples");

    static Sections of(List<Place> files, Mistakes whole) {
        var byName = new HashMap<String, List<Place>>();
        for (var file : files) {
            file.fields(NAMES).forEach((name, place) -> byName.computeIfAbsent(name, any -> new ArrayList<>())
                    .add(place));
        }
        return new Sections(byName, whole);
    }

    List<Place> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** That no file has it is a mistake. */
    List<Place> needed(String name) {
        if (!byName.containsKey(name)) {
            whole.add(1, 1, "the section '%s' is missing".formatted(name));
        }
        return all(name);
    }

    /** That no file has it, or more than one, is a mistake. */
    Optional<Place> once(String name) {
        var places = needed(name);
        for (var place : places.subList(Math.min(1, places.size()), places.size())) {
            place.wrong("'%s' may stand in one file only, and stands at %s already"
                    .formatted(name, places.getFirst().position()));
        }
        return places.stream().findFirst();
    }
}

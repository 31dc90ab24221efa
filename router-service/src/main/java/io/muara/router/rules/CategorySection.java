package io.muara.router.rules;

import io.muara.contracts.Category;
import io.muara.contracts.written.Once;
import io.muara.contracts.written.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which categories there are, and what holds for each where no rule says otherwise. */
final class CategorySection {

    private final Set<String> teams;
    private final Once once = new Once("category");

    CategorySection(Set<String> teams) {
        this.teams = teams;
    }

    Map<Category, CategoryHome> read(List<Place> sections) {
        var categories = new LinkedHashMap<Category, CategoryHome>();
        for (var section : sections) {
            section.entries().forEach((name, place) -> category(name, place)
                    .ifPresent(category -> categories.put(category, home(place))));
        }
        return categories;
    }

    private Optional<Category> category(String name, Place place) {
        once.check(name, place);
        try {
            return Optional.of(new Category(name));
        } catch (IllegalArgumentException e) {
            place.wrong(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private CategoryHome home(Place place) {
        if (place.isAbsent()) {
            return new CategoryHome(Optional.empty(), Optional.empty());
        }
        var fields = place.fields(Set.of("team", "priority"));
        return new CategoryHome(Given.team(fields.get("team"), teams), Given.priority(fields.get("priority")));
    }
}

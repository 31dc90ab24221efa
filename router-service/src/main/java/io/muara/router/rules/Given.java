package io.muara.router.rules;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.muara.contracts.Category;
import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;
import io.muara.contracts.written.Place;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a file gives by name; empty when it gives nothing or something unknown. */
final class Given {

    private static final Set<String> PRIORITIES =
            Stream.of(Priority.values()).map(Priority::id).collect(toUnmodifiableSet());

    private Given() {}

    static Optional<Category> category(@Nullable Place place, Set<String> known) {
        return place == null ? Optional.empty() : place.oneOf("category", known).map(Category::new);
    }

    static Optional<Priority> priority(@Nullable Place place) {
        return place == null
                ? Optional.empty()
                : place.oneOf("priority", PRIORITIES).map(Priority::of);
    }

    static Optional<TeamId> team(@Nullable Place place, Set<String> known) {
        return place == null ? Optional.empty() : place.oneOf("team", known).map(TeamId::new);
    }
}

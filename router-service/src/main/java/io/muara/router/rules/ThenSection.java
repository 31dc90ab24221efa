package io.muara.router.rules;

import io.muara.contracts.AgentId;
import io.muara.contracts.Category;
import io.muara.contracts.ContactFacts;
import io.muara.contracts.ContactFacts.LatestTicket;
import io.muara.contracts.Findings;
import io.muara.contracts.Label;
import io.muara.contracts.SlaPolicyId;
import io.muara.contracts.TeamId;
import io.muara.contracts.written.Place;
import io.muara.router.condition.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads what stands below {@code then}. */
final class ThenSection {

    private static final Set<String> KEYS =
            Set.of("category", "priority", "team", "agent", "labels", "language", "sla", "spam", "acknowledge");

    private static final Map<String, Integer> STEPS = Map.of("raise", 1, "lower", -1);
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    /** What only the message tells; no id can begin like this. */
    private static final Map<String, Function<Reading, Optional<Category>>> CATEGORIES =
            Map.of("$suggested", reading -> reading.suggestion().map(Findings.Suggestion::category));

    private static final Map<String, Function<Reading, Optional<TeamId>>> TEAMS =
            Map.of("$latest", reading -> latest(reading).map(LatestTicket::team));

    private static final Map<String, Function<Reading, Optional<AgentId>>> AGENTS = Map.of(
            "$latest", reading -> latest(reading).flatMap(LatestTicket::agent),
            "$owner", reading -> reading.contact().flatMap(ContactFacts::owner));

    private final Set<String> categories;
    private final Set<String> teams;

    ThenSection(Set<String> categories, Set<String> teams) {
        this.categories = categories;
        this.teams = teams;
    }

    Then read(Place place, boolean stop) {
        var fields = place.fields(KEYS);
        if (fields.isEmpty() && !stop) {
            place.wrong(
                    "a rule must change something",
                    Optional.of(
                            "set " + String.join(", ", KEYS.stream().sorted().toList())));
        }
        return new Then(
                field(fields, "category")
                        .flatMap(it -> setting(it, CATEGORIES, () -> it.oneOf("category", categories)
                                .map(Category::new))),
                field(fields, "priority").flatMap(ThenSection::urgency),
                field(fields, "team")
                        .flatMap(it ->
                                setting(it, TEAMS, () -> it.oneOf("team", teams).map(TeamId::new))),
                field(fields, "agent").flatMap(it -> setting(it, AGENTS, () -> it.as(AgentId::new))),
                labels(field(fields, "labels")),
                field(fields, "language").flatMap(it -> it.oneOf("language", LANGUAGES)),
                field(fields, "sla").flatMap(it -> it.as(SlaPolicyId::new)),
                field(fields, "spam").flatMap(Place::yesOrNo),
                field(fields, "acknowledge").flatMap(Place::yesOrNo),
                stop);
    }

    private static <T> Optional<Setting<T>> setting(
            Place place, Map<String, Function<Reading, Optional<T>>> known, Supplier<Optional<T>> named) {
        var written = place.plainText().orElse("");
        if (!written.startsWith("$")) {
            return named.get().map(Setting::to);
        }
        return place.oneOf("value", known.keySet())
                .flatMap(it -> Optional.ofNullable(known.get(it)).map(value -> new Setting<>(it, value)));
    }

    private static Optional<Urgency> urgency(Place place) {
        var steps = STEPS.get(place.plainText().orElse(""));
        return steps == null ? Given.priority(place).map(Urgency.Is::new) : Optional.of(new Urgency.Changes(steps));
    }

    private static List<Label> labels(Optional<Place> place) {
        return place.stream()
                .flatMap(list -> list.items().stream())
                .flatMap(item -> item.as(Label::new).stream())
                .toList();
    }

    private static Optional<Place> field(Map<String, Place> fields, String key) {
        return Optional.ofNullable(fields.get(key));
    }

    private static Optional<LatestTicket> latest(Reading reading) {
        return reading.contact().flatMap(ContactFacts::latest);
    }
}

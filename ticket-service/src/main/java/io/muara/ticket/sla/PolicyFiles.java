package io.muara.ticket.sla;

import io.muara.contracts.SlaPolicyId;
import io.muara.contracts.calendar.CalendarSection;
import io.muara.contracts.written.Folder;
import io.muara.contracts.written.Mistakes;
import io.muara.contracts.written.Place;
import io.muara.contracts.written.YamlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the files of policies: either all of it is right, or every mistake is named and nothing of it is used. */
final class PolicyFiles {

    private static final Set<String> SECTIONS = Set.of("default", "calendars", "policies");

    private final Folder folder;
    private final Mistakes whole;
    private final List<Mistakes> mistakes = new ArrayList<>();

    private PolicyFiles(Folder folder) {
        this.folder = folder;
        this.whole = new Mistakes(folder.name());
        mistakes.add(whole);
    }

    static PoliciesReading read(Folder folder) {
        return new PolicyFiles(folder).read();
    }

    private PoliciesReading read() {
        if (folder.yaml().isEmpty()) {
            whole.add(1, 1, "there is no file *.yaml or *.yml in it");
        }
        var sections = new HashMap<String, List<Place>>();
        for (var file : folder.yaml()) {
            root(file).ifPresent(root -> root.fields(SECTIONS)
                    .forEach((name, place) -> sections.computeIfAbsent(name, any -> new ArrayList<>())
                            .add(place)));
        }
        var policies = policies(sections);
        return mistakes.stream().anyMatch(its -> its.count() > 0)
                ? new PoliciesReading.Unusable(
                        mistakes.stream().flatMap(its -> its.inOrder().stream()).toList())
                : new PoliciesReading.Usable(policies);
    }

    private Optional<Place> root(String file) {
        var its = new Mistakes(folder.shown(file));
        mistakes.add(its);
        return YamlFile.root(folder.file(file).orElseThrow(), its);
    }

    private Policies policies(Map<String, List<Place>> sections) {
        var calendars = new CalendarSection(folder).read(sections.getOrDefault("calendars", List.of()));
        var reader = new PolicySection(calendars);
        var all = sections.getOrDefault("policies", List.of()).stream()
                .flatMap(section -> section.items().stream())
                .flatMap(place -> reader.read(place).stream())
                .toList();
        return new Policies(folder.version(), fallback(sections.getOrDefault("default", List.of()), all), all);
    }

    private static Optional<SlaPolicyId> fallback(List<Place> places, List<Policy> all) {
        for (var place : places.subList(Math.min(1, places.size()), places.size())) {
            place.wrong("'default' may stand in one file only, and stands at %s already"
                    .formatted(places.getFirst().position()));
        }
        var names = all.stream().map(policy -> policy.name().value()).collect(Collectors.toSet());
        return places.stream()
                .findFirst()
                .flatMap(place -> place.oneOf("policy", names))
                .map(SlaPolicyId::new);
    }
}

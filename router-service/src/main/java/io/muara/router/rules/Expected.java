package io.muara.router.rules;

import io.muara.contracts.AgentId;
import io.muara.contracts.Category;
import io.muara.contracts.Findings;
import io.muara.contracts.Label;
import io.muara.contracts.Language;
import io.muara.contracts.Priority;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.TeamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a message should be decided. What is left empty may be anything.
 *
 * @param labels that must be there, among others
 * @param language an ISO 639-1 code
 */
public record Expected(
        Optional<Category> category,
        Optional<Priority> priority,
        Optional<TeamId> team,
        Optional<AgentId> agent,
        Set<Label> labels,
        Optional<String> language) {

    public Expected {
        labels = Set.copyOf(labels);
    }

    /** Such as {@code category=complaint}, where the decision has another one. */
    List<Difference> differences(RoutedMessage routed) {
        var differences = new ArrayList<Difference>();
        compare("category", category, Optional.of(routed.category()), differences);
        compare(
                "priority",
                priority.map(Priority::id),
                Optional.of(routed.priority().id()),
                differences);
        compare("team", team, Optional.of(routed.team()), differences);
        compare("agent", agent, routed.agent(), differences);
        compare(
                "language",
                language,
                routed.findings().flatMap(Findings::language).map(Language::code),
                differences);
        for (var label : labels) {
            if (!routed.labels().contains(label)) {
                differences.add(
                        new Difference("label", label.value(), routed.labels().toString()));
            }
        }
        return differences;
    }

    private static <T> void compare(String what, Optional<T> expected, Optional<T> got, List<Difference> differences) {
        if (expected.isPresent() && !expected.equals(got)) {
            differences.add(new Difference(
                    what, expected.get().toString(), got.map(Object::toString).orElse("none")));
        }
    }

    public record Difference(String what, String expected, String got) {

        @Override
        public String toString() {
            return "expected %s=%s, but got %s".formatted(what, expected, got);
        }
    }
}

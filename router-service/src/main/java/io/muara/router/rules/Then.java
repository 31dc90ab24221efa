package io.muara.router.rules;

import io.muara.contracts.AgentId;
import io.muara.contracts.Category;
import io.muara.contracts.Label;
import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a rule that fires changes. What it leaves empty stays as earlier rules left it.
 *
 * @param acknowledge whether the contact is told at once that it came in
 * @param stop whether no later rule is looked at
 */
record Then(
        Optional<Category> category,
        Optional<Priority> priority,
        Optional<TeamId> team,
        Optional<AgentId> agent,
        List<Label> labels,
        Optional<Boolean> acknowledge,
        boolean stop) {

    Then {
        labels = List.copyOf(labels);
    }

    boolean changesNothing() {
        return category.isEmpty()
                && priority.isEmpty()
                && team.isEmpty()
                && agent.isEmpty()
                && labels.isEmpty()
                && acknowledge.isEmpty();
    }

    /** As the trace says it, such as {@code category=complaint}. */
    List<String> described() {
        var described = new ArrayList<String>();
        category.ifPresent(value -> described.add("category=" + value));
        priority.ifPresent(value -> described.add("priority=" + value.id()));
        team.ifPresent(value -> described.add("team=" + value));
        agent.ifPresent(value -> described.add("agent=" + value));
        labels.forEach(value -> described.add("label=" + value));
        acknowledge.ifPresent(value -> described.add("acknowledge=" + value));
        return described;
    }
}

package io.muara.router.rules;

import io.muara.contracts.AgentId;
import io.muara.contracts.Category;
import io.muara.contracts.Label;
import io.muara.contracts.SlaPolicyId;
import io.muara.contracts.TeamId;
import io.muara.router.condition.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a rule that fires changes. What it leaves empty stays as earlier rules left it.
 *
 * @param language in which the contact is to be answered, an ISO 639-1 code
 * @param acknowledge whether the contact is told at once that it came in
 * @param stop whether no later rule is looked at
 */
record Then(
        Optional<Setting<Category>> category,
        Optional<Urgency> urgency,
        Optional<Setting<TeamId>> team,
        Optional<Setting<AgentId>> agent,
        List<Label> labels,
        Optional<String> language,
        Optional<SlaPolicyId> sla,
        Optional<Boolean> spam,
        Optional<Boolean> acknowledge,
        boolean stop) {

    Then {
        labels = List.copyOf(labels);
    }

    /** As the trace says it, such as {@code category=complaint}. */
    List<String> described(Reading reading) {
        var described = new ArrayList<String>();
        category.ifPresent(value -> described.add(value.described("category", reading)));
        urgency.ifPresent(value -> described.add(value.described()));
        team.ifPresent(value -> described.add(value.described("team", reading)));
        agent.ifPresent(value -> described.add(value.described("agent", reading)));
        labels.forEach(value -> described.add("label=" + value));
        language.ifPresent(value -> described.add("language=" + value));
        sla.ifPresent(value -> described.add("sla=" + value));
        spam.ifPresent(value -> described.add("spam=" + value));
        acknowledge.ifPresent(value -> described.add("acknowledge=" + value));
        return described;
    }
}

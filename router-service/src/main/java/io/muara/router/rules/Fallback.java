package io.muara.router.rules;

import io.muara.contracts.Category;
import io.muara.contracts.Findings;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Priority;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.TeamId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What holds where no rule said otherwise, so that no message is ever left without. */
record Fallback(Category category, Priority priority, TeamId team) {

    /** What the trace calls it. */
    static final String NAME = "defaults";

    static final String BECAUSE = "no rule decided it";

    /** By nothing else, and without a look at what the message holds: half a decision would be harder to explain than none. */
    RoutedMessage routed(
            InboundMessage message,
            String version,
            RoutedMessage.Decision failure,
            Optional<Findings.Suggestion> suggestion) {
        var set = List.of("category=" + category, "priority=" + priority.id(), "team=" + team);
        return new RoutedMessage(
                message,
                category,
                priority,
                team,
                Optional.empty(),
                Set.of(),
                version,
                List.of(failure, new RoutedMessage.Decision(NAME, List.of(BECAUSE), set)),
                false,
                Optional.empty(),
                false,
                Optional.of(new Findings(Optional.empty(), suggestion, Score.unboosted(priority), List.of())));
    }
}

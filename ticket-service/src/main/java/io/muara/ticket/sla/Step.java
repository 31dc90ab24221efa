package io.muara.ticket.sla;

import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is done when a target is in danger or missed.
 *
 * @param at what it is counted from
 * @param after so much later, in the time that counts
 * @param targets whose clocks do it
 * @param raise whether the ticket becomes more urgent by one
 * @param priority that the ticket has at least from then on
 * @param team that it goes to
 * @param recipients who is to be told: {@code agent} and {@code team} are the ticket's own, {@code agent:sari} and {@code
 *     team:management} are others
 */
record Step(
        At at,
        Duration after,
        Set<Target> targets,
        boolean raise,
        Optional<Priority> priority,
        Optional<TeamId> team,
        List<String> recipients) {

    enum At {
        WARNING,
        BREACH
    }

    Step {
        recipients = List.copyOf(recipients);
    }

    /** How urgent a ticket is after it; never less than before. */
    Priority urgency(Priority before) {
        var raised = raise ? higher(before) : before;
        return priority.filter(least -> least.compareTo(raised) < 0).orElse(raised);
    }

    private static Priority higher(Priority priority) {
        return switch (priority) {
            case LOW -> Priority.NORMAL;
            case NORMAL -> Priority.HIGH;
            case HIGH, URGENT -> Priority.URGENT;
        };
    }
}

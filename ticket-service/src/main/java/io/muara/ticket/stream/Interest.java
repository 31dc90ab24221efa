package io.muara.ticket.stream;

import io.muara.contracts.AgentId;
import io.muara.contracts.TeamId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketId;
import java.util.List;

/** Which events somebody wants to be told: of all kinds that are named, any of the values; of what is not named, all. */
public record Interest(List<TeamId> teams, List<AgentId> agents, List<TicketId> tickets) {

    boolean holds(TicketEvent event) {
        var ticket = event.ticket();
        return (teams.isEmpty() || teams.contains(ticket.team()))
                && (agents.isEmpty() || ticket.agent().filter(agents::contains).isPresent() || leaves(event))
                && (tickets.isEmpty() || tickets.contains(ticket.id()));
    }

    /** A ticket that an agent has no more is news to them, too. */
    private boolean leaves(TicketEvent event) {
        return event.changes().stream()
                .filter(change -> change.field().equals("agent"))
                .flatMap(change -> change.before().stream())
                .anyMatch(before -> agents.contains(new AgentId(before)));
    }
}

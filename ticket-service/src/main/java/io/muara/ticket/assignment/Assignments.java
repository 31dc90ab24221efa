package io.muara.ticket.assignment;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;

import io.muara.contracts.AgentId;
import io.muara.contracts.TeamId;
import io.muara.contracts.TicketEvent;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Ticket;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Turns, in the transaction of whoever assigns: the rows of the teams concerned stay locked until it ends, so that two
 * replicas neither skip nor double a turn. Tickets are always locked before teams.
 */
@ApplicationScoped
public class Assignments {

    private final Clock clock;

    Assignments(Clock clock) {
        this.clock = clock;
    }

    /** @param named agents that rules ask for by name */
    public Uni<RoundRobin> turns(Mutiny.StatelessSession session, Set<TeamId> teams, Set<AgentId> named) {
        return session.createSelectionQuery("from Agent where available = true or id in :named", Agent.class)
                .setParameter("named", named.stream().map(AgentId::value).toList())
                .getResultList()
                .chain(agents -> among(session, teams, agents));
    }

    public Uni<Boolean> isAgent(Mutiny.StatelessSession session, AgentId agent) {
        return exists(session, "select count(*) from Agent where id = :id", agent.value());
    }

    public Uni<Boolean> isTeam(Mutiny.StatelessSession session, TeamId team) {
        return exists(session, "select count(*) from Team where id = :id", team.value());
    }

    /** Takes a ticket that came to another team from an agent who is not of that team, and gives it to one who is. */
    public Uni<List<TicketEvent>> afterMove(Mutiny.StatelessSession session, Ticket ticket) {
        return session.createSelectionQuery("from Agent where id = :id", Agent.class)
                .setParameter("id", ticket.agent().map(AgentId::value).orElse(""))
                .getResultList()
                .chain(owner -> {
                    if (owner.stream().anyMatch(agent -> agent.teams().contains(ticket.team()))) {
                        return Uni.createFrom().item(List.of());
                    }
                    return turns(session, Set.of(ticket.team()), Set.of())
                            .chain(turns -> keep(session, turns, reassign(ticket, turns)));
                });
    }

    private Uni<List<TicketEvent>> keep(Mutiny.StatelessSession session, RoundRobin turns, List<TicketEvent> events) {
        return keep(session, turns).replaceWith(events);
    }

    private List<TicketEvent> reassign(Ticket ticket, RoundRobin turns) {
        var now = clock.instant();
        return turns.next(ticket.team())
                .map(agent -> ticket.assign(agent, "system", now))
                .map(outcome -> switch (outcome) {
                    case Outcome.Changed(var events) -> events;
                    case Outcome.Refused refused -> List.<TicketEvent>of();
                })
                .orElseGet(() -> ticket.unassign("system", now));
    }

    private static Uni<Boolean> exists(Mutiny.StatelessSession session, String question, String id) {
        return session.createSelectionQuery(question, Long.class)
                .setParameter("id", id)
                .getSingleResult()
                .map(count -> count > 0);
    }

    /** Keeps whose turn it is now. */
    public Uni<Void> keep(Mutiny.StatelessSession session, RoundRobin turns) {
        return Multi.createFrom()
                .iterable(turns.turns().entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        turn -> session.createMutationQuery("update Team set lastAgent = :agent where id = :team")
                                .setParameter("agent", turn.getValue().value())
                                .setParameter("team", turn.getKey().value())
                                .executeUpdate())
                .onItem()
                .ignoreAsUni();
    }

    private static Uni<RoundRobin> among(Mutiny.StatelessSession session, Set<TeamId> teams, Collection<Agent> agents) {
        var turns = new RoundRobin(agents.stream().map(Agent::id).toList());
        var staffed = new TreeSet<String>();
        for (var agent : agents) {
            for (var team : agent.teams()) {
                if (agent.available() && teams.contains(team)) {
                    turns.join(team, agent.id());
                    staffed.add(team.value());
                }
            }
        }
        return lock(session, List.copyOf(staffed))
                .invoke(rows -> rows.forEach(
                        team -> turns.lastWas(team.id(), team.lastAgent == null ? null : new AgentId(team.lastAgent))))
                .replaceWith(turns);
    }

    /** A team that nobody is there for needs no turn, and then nobody waits for its row. */
    private static Uni<List<Team>> lock(Mutiny.StatelessSession session, List<String> teams) {
        if (teams.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createSelectionQuery("from Team where id in :teams order by id", Team.class)
                .setParameter("teams", teams)
                .setLockMode(PESSIMISTIC_WRITE)
                .getResultList();
    }
}

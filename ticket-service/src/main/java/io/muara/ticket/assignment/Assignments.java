package io.muara.ticket.assignment;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;

import io.muara.contracts.AgentId;
import io.muara.contracts.TeamId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** @param named agents that rules ask for by name */
    public Uni<RoundRobin> turns(Mutiny.StatelessSession session, Set<TeamId> teams, Set<AgentId> named) {
        return session.createSelectionQuery("from Agent where available = true or id in :named", Agent.class)
                .setParameter("named", named.stream().map(AgentId::value).toList())
                .getResultList()
                .chain(agents -> turns(session, teams, agents));
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

    private static Uni<RoundRobin> turns(Mutiny.StatelessSession session, Set<TeamId> teams, Collection<Agent> agents) {
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

package io.muara.ticket.assignment;

import io.muara.contracts.AgentId;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.TeamId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whose turn it is, in each team of a batch: the available agents in the order of their ids, over and over. */
public final class RoundRobin {

    private final Map<TeamId, TreeSet<AgentId>> available = new HashMap<>();
    private final Map<TeamId, AgentId> last = new HashMap<>();
    private final Set<AgentId> known;
    private final Set<TeamId> moved = new HashSet<>();

    /** @param known agents that a rule may name, available or not */
    RoundRobin(Collection<AgentId> known) {
        this.known = Set.copyOf(known);
    }

    /** For when there is nothing to assign. */
    public static RoundRobin nobody() {
        return new RoundRobin(Set.of());
    }

    void join(TeamId team, AgentId agent) {
        available.computeIfAbsent(team, any -> new TreeSet<>()).add(agent);
    }

    void lastWas(TeamId team, @Nullable AgentId agent) {
        if (agent != null) {
            last.put(team, agent);
        }
    }

    /** The agent that the rule names when there is such a one, else whose turn it is; empty when nobody is there. */
    public Optional<AgentId> agentFor(RoutedMessage routed) {
        return routed.agent().filter(known::contains).or(() -> next(routed.team()));
    }

    Optional<AgentId> next(TeamId team) {
        var agents = available.get(team);
        if (agents == null) {
            return Optional.empty();
        }
        var before = last.get(team);
        var following = before == null ? agents.first() : agents.higher(before);
        var turn = following == null ? agents.first() : following;
        last.put(team, turn);
        moved.add(team);
        return Optional.of(turn);
    }

    /** The teams whose turn went on, with whom it stands at now. */
    Map<TeamId, AgentId> turns() {
        var turns = new HashMap<TeamId, AgentId>();
        moved.forEach(team -> turns.put(team, last.get(team)));
        return turns;
    }
}

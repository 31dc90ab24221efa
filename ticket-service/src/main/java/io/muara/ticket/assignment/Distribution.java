package io.muara.ticket.assignment;

import io.muara.contracts.AgentId;
import io.muara.contracts.ContactId;
import io.muara.contracts.TeamId;
import io.muara.ticket.lifecycle.Ticket;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds agents for tickets, one ticket after the other, each knowing what those before were given. It decides alone, by what it
 * was made with: whoever acts on it has locked the teams and the agents.
 */
public final class Distribution {

    private final Map<AgentId, Candidate> agents = new TreeMap<>();
    private final Map<TeamId, Turn> teams = new TreeMap<>();
    private final Map<ContactId, Familiar> familiar;
    private final Instant now;

    Distribution(Collection<Candidate> agents, Collection<Turn> teams, Map<ContactId, Familiar> familiar, Instant now) {
        agents.forEach(agent -> this.agents.put(agent.id(), agent));
        teams.forEach(team -> this.teams.put(team.team(), team));
        this.familiar = new HashMap<>(familiar);
        this.now = now;
    }

    /** For when there is nothing to distribute. */
    public static Distribution nothing() {
        return new Distribution(List.of(), List.of(), Map.of(), Instant.MIN);
    }

    /** For a ticket that is new: whatever waits in its team comes first, unless a rule names the agent. */
    public Decision first(Work work) {
        var team = teams.get(work.team());
        var named = named(work);
        return named.isPresent() || team == null || !team.isQueued()
                ? named.orElseGet(() -> next(work))
                : new Decision.Nobody();
    }

    /** For a ticket whose turn it is. */
    public Decision next(Work work) {
        var team = teams.get(work.team());
        if (team == null) {
            return new Decision.Nobody();
        }
        for (var preference : team.policy().prefer()) {
            var preferred = work.contact()
                    .map(familiar::get)
                    .flatMap(known -> known.agent(preference))
                    .map(agents::get)
                    .filter(agent -> agent.agent().teams().contains(work.team()) && isAble(agent, work, team));
            if (preferred.isPresent()) {
                return give(preferred.get(), work, team, preference.id());
            }
        }
        var able = agents.values().stream()
                .filter(agent -> agent.agent().teams().contains(work.team()) && isAble(agent, work, team))
                .toList();
        var chosen = team.choose(able);
        chosen.ifPresent(agent -> team.pass(agent.id()));
        return chosen.<Decision>map(agent ->
                        give(agent, work, team, team.policy().strategy().id()))
                .orElseGet(Decision.Nobody::new);
    }

    /** Whether its agent has room for a ticket that was done and is not any more; if so it counts from now on. */
    public boolean keep(Ticket ticket) {
        var agent = ticket.agent().map(agents::get);
        var work = Work.of(ticket, Optional.empty(), Set.of());
        var room = agent.filter(it -> it.full(work.channel()).isEmpty());
        room.ifPresent(it -> it.take(work));
        return room.isPresent();
    }

    /** Of all agents of the ticket's team that this was made with. */
    List<Verdict> verdicts(Work work) {
        var team = teams.get(work.team());
        return team == null
                ? List.of()
                : agents.values().stream()
                        .filter(agent -> agent.agent().teams().contains(work.team()))
                        .map(agent ->
                                new Verdict(agent.agent(), agent.load(), agent.obstacle(work, team.policy(), now)))
                        .toList();
    }

    Collection<Turn> turns() {
        return teams.values();
    }

    Collection<Candidate> candidates() {
        return agents.values();
    }

    /** Rules are asked before anything else: even who is not there gets what they say, unless there is no room. */
    private Optional<Decision> named(Work work) {
        return work.named()
                .map(agents::get)
                .filter(agent -> agent.full(work.channel()).isEmpty())
                .map(agent -> {
                    agent.take(work);
                    return new Decision.Named(agent.id());
                });
    }

    private Decision give(Candidate agent, Work work, Turn team, String why) {
        agent.take(work);
        team.given().add(agent.id());
        return team.policy()
                .offer()
                .<Decision>map(offer -> new Decision.Offered(agent.id(), offer.within(), why))
                .orElseGet(() -> new Decision.Given(agent.id(), why));
    }

    private boolean isAble(Candidate agent, Work work, Turn team) {
        return agent.obstacle(work, team.policy(), now).isEmpty();
    }
}

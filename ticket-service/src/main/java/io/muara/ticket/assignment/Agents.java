package io.muara.ticket.assignment;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;

import io.muara.contracts.AgentId;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Label;
import io.muara.contracts.TeamId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** The people there are. */
@ApplicationScoped
public class Agents {

    private final Mutiny.SessionFactory sessions;
    private final WaitingTickets waiting;
    private final Comings comings;
    private final Clock clock;

    Agents(Mutiny.SessionFactory sessions, WaitingTickets waiting, Comings comings, Clock clock) {
        this.sessions = sessions;
        this.waiting = waiting;
        this.comings = comings;
        this.clock = clock;
    }

    /**
     * What is to be different about an agent; what is absent stays.
     *
     * @param presence for as long as nothing else is said
     */
    public record Change(
            Optional<String> name,
            Optional<List<TeamId>> teams,
            Optional<Presence> presence,
            Optional<Capacity> capacity,
            Optional<Set<Label>> skills) {

        public Change {
            teams = teams.map(List::copyOf);
            skills = skills.map(Set::copyOf);
        }
    }

    /** @param held how many tickets they have that are not done or are offered to them, by channel */
    public record Busy(Agent agent, Map<ChannelId, Integer> held) {

        public Busy {
            held = Map.copyOf(held);
        }
    }

    public Uni<List<Agent>> all() {
        return sessions.withStatelessSession(
                session -> session.createSelectionQuery("from Agent order by id", Agent.class)
                        .getResultList());
    }

    public Uni<List<Busy>> busy() {
        return sessions.withStatelessSession(
                session -> session.createSelectionQuery("from Agent order by id", Agent.class)
                        .getResultList()
                        .chain(agents -> busy(session, agents)));
    }

    public Uni<Optional<Busy>> find(AgentId id) {
        return sessions.withStatelessSession(
                session -> session.createSelectionQuery("from Agent where id = :id", Agent.class)
                        .setParameter("id", id.value())
                        .getResultList()
                        .chain(agents -> busy(session, agents))
                        .map(found -> found.stream().findFirst()));
    }

    public Uni<Boolean> isAgent(AgentId id) {
        return sessions.withStatelessSession(
                session -> session.createSelectionQuery("select count(*) from Agent where id = :id", Long.class)
                        .setParameter("id", id.value())
                        .getSingleResult()
                        .map(count -> count > 0));
    }

    /** Adds an agent, who at once gets what has been waiting; false when there is one of that id already. */
    public Uni<Boolean> add(AgentId id, String name, List<TeamId> teams, Change change) {
        var agent = changed(new Agent(id, name, teams, Presence.ONLINE, clock.instant()), change, clock.instant());
        return sessions.withStatelessTransaction(session -> session.createNativeQuery("""
                                insert into agent (id, name, teams, capacity, skills, presence, presence_since)
                                values (:id, :name, :teams, cast(cast(:capacity as text) as jsonb), :skills, :presence, :since)
                                on conflict do nothing
                                """)
                        .setParameter("id", agent.id)
                        .setParameter("name", agent.name)
                        .setParameter("teams", agent.teams)
                        .setParameter("capacity", agent.capacity)
                        .setParameter("skills", agent.skills)
                        .setParameter("presence", agent.presence)
                        .setParameter("since", agent.presenceSince)
                        .executeUpdate()
                        .map(added -> added == 1)
                        .call(added -> comings.tell(session, Optional.empty(), added ? List.of(agent) : List.of())))
                .call(added -> added ? waiting.handOut() : Uni.createFrom().voidItem());
    }

    /** Changes an agent, who at once gets what has been waiting; false when there is none of that id. */
    public Uni<Boolean> change(AgentId id, Change change) {
        return sessions.withStatelessTransaction(session -> session.createSelectionQuery(
                                "from Agent where id = :id", Agent.class)
                        .setParameter("id", id.value())
                        .setLockMode(PESSIMISTIC_WRITE)
                        .getResultList()
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom().item(false)
                                : change(session, found.getFirst(), change).replaceWith(true)))
                .call(this::handOut);
    }

    private Uni<Void> change(Mutiny.StatelessSession session, Agent agent, Change change) {
        var before = agent.presence();
        return session.update(changed(agent, change, clock.instant()))
                .chain(() -> comings.tell(session, Optional.of(before), List.of(agent)));
    }

    private Uni<Void> handOut(boolean changed) {
        return changed ? waiting.handOut() : Uni.createFrom().voidItem();
    }

    private static Uni<List<Busy>> busy(Mutiny.StatelessSession session, List<Agent> agents) {
        return Standings.held(session, agents).map(held -> agents.stream()
                .map(agent -> new Busy(agent, held.getOrDefault(agent.id(), Map.of())))
                .toList());
    }

    private static Agent changed(Agent agent, Change change, Instant now) {
        change.name().ifPresent(agent::rename);
        change.teams().ifPresent(agent::join);
        change.presence().ifPresent(presence -> agent.be(presence, now));
        change.capacity().ifPresent(agent::take);
        change.skills().ifPresent(agent::learn);
        return agent;
    }
}

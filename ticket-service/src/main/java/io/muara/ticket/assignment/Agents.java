package io.muara.ticket.assignment;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;

import io.muara.contracts.AgentId;
import io.muara.contracts.TeamId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The people and teams there are. */
@ApplicationScoped
public class Agents {

    private final Mutiny.SessionFactory sessions;
    private final WaitingTickets waiting;

    Agents(Mutiny.SessionFactory sessions, WaitingTickets waiting) {
        this.sessions = sessions;
        this.waiting = waiting;
    }

    /** What is to be different about an agent; what is absent stays. */
    public record Change(Optional<String> name, Optional<List<TeamId>> teams, Optional<Boolean> available) {

        public Change {
            teams = teams.map(List::copyOf);
        }
    }

    public Uni<List<Agent>> all() {
        return sessions.withStatelessSession(
                session -> session.createSelectionQuery("from Agent order by id", Agent.class)
                        .getResultList());
    }

    public Uni<Boolean> isAgent(AgentId id) {
        return sessions.withStatelessSession(
                session -> session.createSelectionQuery("select count(*) from Agent where id = :id", Long.class)
                        .setParameter("id", id.value())
                        .getSingleResult()
                        .map(count -> count > 0));
    }

    public Uni<List<Team>> teams() {
        return sessions.withStatelessSession(
                session -> session.createSelectionQuery("from Team order by id", Team.class)
                        .getResultList());
    }

    /** Those of the teams that there are not. */
    public Uni<Set<TeamId>> unknown(List<TeamId> teams) {
        return teams().map(known -> {
            var ids = known.stream().map(Team::id).collect(Collectors.toSet());
            return teams.stream().filter(team -> !ids.contains(team)).collect(Collectors.toSet());
        });
    }

    /** Adds an agent, who at once gets what has been waiting; false when there is one of that id already. */
    public Uni<Boolean> add(Agent agent) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery("""
                                insert into agent (id, name, teams, available) values (:id, :name, :teams, :available)
                                on conflict do nothing
                                """)
                        .setParameter("id", agent.id().value())
                        .setParameter("name", agent.name())
                        .setParameter(
                                "teams",
                                agent.teams().stream().map(TeamId::value).toArray(String[]::new))
                        .setParameter("available", agent.available())
                        .executeUpdate()
                        .map(added -> added == 1))
                .call(added -> added ? waiting.handOut() : Uni.createFrom().voidItem());
    }

    /** Changes an agent, who at once gets what has been waiting; empty when there is none of that id. */
    public Uni<Optional<Agent>> change(AgentId id, Change change) {
        return sessions.withStatelessTransaction(
                        session -> session.createSelectionQuery("from Agent where id = :id", Agent.class)
                                .setParameter("id", id.value())
                                .setLockMode(PESSIMISTIC_WRITE)
                                .getResultList()
                                .map(found -> found.stream().findFirst())
                                .call(found -> found.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : session.update(changed(found.get(), change))))
                .call(found -> found.isEmpty() ? Uni.createFrom().voidItem() : waiting.handOut());
    }

    private static Agent changed(Agent agent, Change change) {
        change.name().ifPresent(agent::rename);
        change.teams().ifPresent(agent::join);
        change.available().ifPresent(agent::be);
        return agent;
    }
}

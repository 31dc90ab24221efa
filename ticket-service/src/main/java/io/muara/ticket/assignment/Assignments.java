package io.muara.ticket.assignment;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;

import io.muara.contracts.AgentId;
import io.muara.contracts.ChannelId;
import io.muara.contracts.ContactId;
import io.muara.contracts.TeamId;
import io.muara.contracts.TicketEvent;
import io.muara.ticket.lifecycle.Ticket;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Distributions, in the transaction of whoever acts on them: the rows of the teams concerned and of agents with a limit stay locked
 * until it ends, so that two replicas neither skip nor double a turn and nobody gets more than they can take. Tickets are always
 * locked before teams, and teams before agents.
 */
@ApplicationScoped
public class Assignments {

    private static final String TURN = """
            update team set last_agent = nullif(turn.agent, ''), given = given + cast(turn.more as bigint)
            from unnest(cast(:teams as text[]), cast(:agents as text[]), cast(:more as text[])) as turn (team, agent, more)
            where id = turn.team
            """;

    private static final String HAND = """
            insert into handing (team, agent, at)
            select team, agent, clock_timestamp()
            from unnest(cast(:teams as text[]), cast(:agents as text[])) as given (team, agent)
            """;

    private final Clock clock;

    Assignments(Clock clock) {
        this.clock = clock;
    }

    /** To be acted on: whatever it goes by stays as it is until the transaction ends. */
    public Uni<Distribution> distribution(Mutiny.StatelessSession session, Demand demand) {
        return agents(session, demand).chain(agents -> teams(session, staffed(demand.teams(), agents))
                .chain(teams -> locked(session, agents, counting(agents, teams))
                        .chain(locked -> among(session, demand, locked, teams, counting(locked, teams)))));
    }

    /** As things stand at the moment, and nothing is locked. */
    Uni<Distribution> preview(Mutiny.StatelessSession session, Demand demand, boolean everybody) {
        var agents = everybody
                ? session.createSelectionQuery("from Agent", Agent.class).getResultList()
                : agents(session, demand);
        return agents.chain(known -> session.createSelectionQuery("from Team where id in :teams", Team.class)
                .setParameter("teams", names(demand.teams()))
                .getResultList()
                .chain(teams -> among(session, demand, known, teams, everybody ? known : counting(known, teams))));
    }

    public Uni<Boolean> isAgent(Mutiny.StatelessSession session, AgentId agent) {
        return exists(session, "select count(*) from Agent where id = :id", agent.value());
    }

    public Uni<Boolean> isTeam(Mutiny.StatelessSession session, TeamId team) {
        return exists(session, "select count(*) from Team where id = :id", team.value());
    }

    /**
     * Why an agent cannot take this ticket besides what they have; nobody can change that until the transaction ends. What they
     * are only asked about counts, unless it is this one.
     */
    public Uni<Optional<String>> full(Mutiny.StatelessSession session, AgentId agent, Ticket ticket) {
        if (ticket.offeredTo().filter(agent::equals).isPresent()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return session.createSelectionQuery("from Agent where id = :id", Agent.class)
                .setParameter("id", agent.value())
                .setLockMode(PESSIMISTIC_WRITE)
                .getResultList()
                .chain(found -> Standings.held(session, found).map(held -> found.stream()
                        .map(row -> new Candidate(row, held.getOrDefault(row.id(), Map.of()), Map.of()))
                        .findFirst()
                        .flatMap(candidate ->
                                full(candidate, ticket.conversation().channel()))));
    }

    private static Optional<String> full(Candidate agent, ChannelId channel) {
        return agent.full(channel)
                .map(obstacle ->
                        "%s has as many tickets%s as they can take (%d in all); evenIfFull gives it to them all the same"
                                .formatted(
                                        agent.id(), obstacle == Obstacle.FULL ? "" : " of " + channel, agent.load()));
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
                    var work = Work.of(ticket, Optional.empty(), Set.of());
                    return distribution(session, Demand.of(List.of(work)))
                            .chain(found -> keep(session, found, reassign(ticket, found.first(work))));
                });
    }

    private Uni<List<TicketEvent>> keep(
            Mutiny.StatelessSession session, Distribution distribution, List<TicketEvent> events) {
        return keep(session, distribution).replaceWith(events);
    }

    private List<TicketEvent> reassign(Ticket ticket, Decision decision) {
        var now = clock.instant();
        if (decision instanceof Decision.Given) {
            return decision.apply(ticket, now);
        }
        var events = new ArrayList<>(ticket.unassign(Ticket.SYSTEM, Optional.of("another team's"), now));
        events.addAll(decision.apply(ticket, now));
        return events;
    }

    /** Keeps whose turn it is now, and who was given how much. */
    public Uni<Void> keep(Mutiny.StatelessSession session, Distribution distribution) {
        var giving = distribution.turns().stream()
                .filter(turn -> !turn.given().isEmpty())
                .toList();
        if (giving.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(TURN)
                .setParameter(
                        "teams", texts(giving.stream().map(turn -> turn.team().value())))
                .setParameter("agents", texts(giving.stream().map(turn -> turn.last()
                        .map(AgentId::value)
                        .orElse(""))))
                .setParameter(
                        "more",
                        texts(giving.stream()
                                .map(turn -> Integer.toString(turn.given().size()))))
                .executeUpdate()
                .chain(() -> hand(session, giving));
    }

    private static Uni<Void> hand(Mutiny.StatelessSession session, List<Turn> giving) {
        var fair =
                giving.stream().filter(turn -> turn.policy().fair().isPresent()).toList();
        if (fair.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(HAND)
                .setParameter("teams", texts(fair.stream().flatMap(turn -> turn.given().stream()
                        .map(agent -> turn.team().value()))))
                .setParameter(
                        "agents",
                        texts(fair.stream()
                                .flatMap(turn -> turn.given().stream())
                                .map(AgentId::value)))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static String[] texts(Stream<String> all) {
        return all.toArray(String[]::new);
    }

    private static Uni<List<Agent>> agents(Mutiny.StatelessSession session, Demand demand) {
        return session.createSelectionQuery("from Agent where presence = 'online' or id in :named", Agent.class)
                .setParameter(
                        "named", demand.agents().stream().map(AgentId::value).toList())
                .getResultList();
    }

    /** A team that nobody is there for needs no turn, and then nobody waits for its row. */
    private static Set<TeamId> staffed(Set<TeamId> teams, Collection<Agent> agents) {
        var staffed = new HashSet<TeamId>();
        agents.stream()
                .filter(agent -> agent.presence() == Presence.ONLINE)
                .forEach(agent -> staffed.addAll(agent.teams()));
        staffed.retainAll(teams);
        return staffed;
    }

    private static Uni<List<Team>> teams(Mutiny.StatelessSession session, Set<TeamId> teams) {
        if (teams.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createSelectionQuery("from Team where id in :teams order by id", Team.class)
                .setParameter("teams", names(teams))
                .setLockMode(PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Those whose tickets must be counted, because they can take only so many or because their team goes by it. */
    private static List<Agent> counting(Collection<Agent> agents, Collection<Team> teams) {
        var loaded = new HashSet<TeamId>();
        teams.stream()
                .filter(team -> team.policy().strategy() == Strategy.LEAST_LOADED
                        || team.policy().strategy() == Strategy.MOST_SPARE_CAPACITY)
                .forEach(team -> loaded.add(team.id()));
        return agents.stream()
                .filter(agent ->
                        agent.capacity().isLimited() || agent.teams().stream().anyMatch(loaded::contains))
                .toList();
    }

    /** All of them, those to be locked as they are once they are. */
    private static Uni<List<Agent>> locked(Mutiny.StatelessSession session, List<Agent> all, Collection<Agent> toLock) {
        if (toLock.isEmpty()) {
            return Uni.createFrom().item(all);
        }
        var ids = toLock.stream().map(agent -> agent.id).toList();
        return session.createSelectionQuery("from Agent where id in :ids order by id", Agent.class)
                .setParameter("ids", ids)
                .setLockMode(PESSIMISTIC_WRITE)
                .getResultList()
                .map(locked -> Stream.concat(locked.stream(), all.stream().filter(agent -> !ids.contains(agent.id)))
                        .toList());
    }

    private Uni<Distribution> among(
            Mutiny.StatelessSession session, Demand demand, List<Agent> agents, List<Team> teams, List<Agent> counted) {
        var known = teams.stream().map(Team::id).toList();
        return Standings.held(session, counted)
                .chain(held -> Standings.shares(session, teams).chain(shares -> queued(session, known)
                        .chain(queued -> Standings.familiar(session, knowing(demand, teams))
                                .map(familiar -> new Distribution(
                                        agents.stream()
                                                .map(agent -> new Candidate(
                                                        agent,
                                                        held.getOrDefault(agent.id(), Map.of()),
                                                        shares.getOrDefault(agent.id(), Map.of())))
                                                .toList(),
                                        teams.stream()
                                                .map(team -> new Turn(team, queued.contains(team.id())))
                                                .toList(),
                                        familiar,
                                        clock.instant())))));
    }

    private static Uni<Set<TeamId>> queued(Mutiny.StatelessSession session, Collection<TeamId> teams) {
        return teams.isEmpty() ? Uni.createFrom().item(Set.of()) : Standings.queued(session, teams);
    }

    /** Whom contacts know is asked only where a team prefers somebody. */
    private static Set<ContactId> knowing(Demand demand, Collection<Team> teams) {
        return teams.stream().allMatch(team -> team.policy().prefer().isEmpty()) ? Set.of() : demand.contacts();
    }

    private static List<String> names(Collection<TeamId> teams) {
        return teams.stream().map(TeamId::value).toList();
    }

    private static Uni<Boolean> exists(Mutiny.StatelessSession session, String question, String id) {
        return session.createSelectionQuery(question, Long.class)
                .setParameter("id", id)
                .getSingleResult()
                .map(count -> count > 0);
    }
}

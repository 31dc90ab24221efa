package io.muara.ticket.assignment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.muara.contracts.AgentId;
import io.muara.contracts.TeamId;
import io.muara.ticket.lifecycle.Status;
import io.muara.ticket.lifecycle.Ticket;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The tickets of a team that wait for an agent: the most urgent and then the oldest first, and of every five the one that has waited
 * longest, so that nothing waits for ever behind what is more urgent.
 */
final class Queue {

    private static final int AT_ONCE = 200;
    private static final int EVERY = 5;
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private static final String TEAMS = """
            select id from team where exists (
              select 1 from ticket t where t.team = team.id and t.agent is null and t.offered_to is null and t.status in (%s))
            order by id
            """.formatted(Status.ACTIVE);

    /** Those alone that one of the agents could take, so that what nobody can take now holds back nothing behind it. */
    private static final String NEXT = """
            with able as (
              select * from unnest(cast(:agents as text[]), cast(:skills as text[]), cast(:full as text[])) as a (id, skills, full_on)
            ), waiting as not materialized (
              select t.id, t.urgency, t.number, t.queued_since from ticket t
              where t.team = :team and t.agent is null and t.offered_to is null and t.status in (%s)
                and exists (
                  select 1 from able a
                  where not t.channel = any(string_to_array(a.full_on, ','))
                    and (t.queued_since <= clock_timestamp() - cast(:relaxed as bigint) * interval '1 second'
                      or not exists (
                        select 1 from unnest(t.labels) as label
                        where label = any(string_to_array(:needed, ',')) and not label = any(string_to_array(a.skills, ','))))
                    and not exists (
                      select 1 from declined_offer d where d.ticket = t.id and d.agent = a.id
                        and d.at > clock_timestamp() - cast(:again as bigint) * interval '1 second'))
            )
            (select id, false from waiting order by urgency, number limit %d)
            union all
            (select id, true from waiting order by queued_since, number limit %d)
            """.formatted(Status.ACTIVE, AT_ONCE, AT_ONCE / EVERY);

    // A ticket that somebody else has in hand is left to the next look.
    private static final String LOCK = """
            select id from ticket
            where id = any(:ids) and agent is null and offered_to is null and status in (%s)
            for update skip locked
            """.formatted(Status.ACTIVE);

    private static final String DECLINED = """
            select ticket, agent from declined_offer
            where ticket = any(:ids) and at > clock_timestamp() - cast(:again as bigint) * interval '1 second'
            """;

    private Queue() {}

    /** Those in which tickets wait. */
    static Uni<List<TeamId>> teams(Mutiny.StatelessSession session) {
        return session.createNativeQuery(TEAMS, String.class)
                .getResultList()
                .map(ids -> ids.stream().map(TeamId::new).toList());
    }

    /** What is to be given out next to these agents, of as many tickets as are looked at at once. */
    static Uni<List<UUID>> next(Mutiny.StatelessSession session, Turn turn, List<Candidate> agents) {
        var policy = turn.policy();
        return session.createNativeQuery(NEXT, Tuple.class)
                .setParameter("team", turn.team().value())
                .setParameter(
                        "agents", texts(agents.stream().map(agent -> agent.id().value())))
                .setParameter(
                        "skills",
                        texts(agents.stream().map(agent -> joined(agent.agent().skills()))))
                .setParameter("full", texts(agents.stream().map(agent -> joined(agent.fullChannels()))))
                .setParameter("needed", joined(policy.skills()))
                .setParameter("relaxed", policy.skillsFor().orElse(FOR_EVER).toSeconds())
                .setParameter("again", again(policy))
                .getResultList()
                .map(rows -> ordered(rows, turn.before()));
    }

    /** Those that still wait and nobody else has in hand, in the same order. */
    static Uni<List<Ticket>> lock(Mutiny.StatelessSession session, List<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createNativeQuery(LOCK, UUID.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList()
                .chain(locked -> locked.isEmpty()
                        ? Uni.createFrom().item(List.<Ticket>of())
                        : session.createSelectionQuery("from Ticket where id in :ids", Ticket.class)
                                .setParameter("ids", locked)
                                .getResultList())
                .map(tickets -> tickets.stream()
                        .sorted(Comparator.comparingInt(
                                ticket -> ids.indexOf(ticket.id().value())))
                        .toList());
    }

    /** Who is not to be asked about which of these at present. */
    static Uni<Map<UUID, Set<AgentId>>> declined(
            Mutiny.StatelessSession session, Collection<UUID> ids, AssignmentPolicy policy) {
        return session.createNativeQuery(DECLINED, Tuple.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("again", again(policy))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(groupingBy(
                                row -> row.get(0, UUID.class),
                                mapping(row -> new AgentId(row.get(1, String.class)), toSet()))));
    }

    private static List<UUID> ordered(List<Tuple> rows, long before) {
        var urgent = new ArrayList<UUID>();
        var longest = new ArrayList<UUID>();
        rows.forEach(row -> (row.get(1, Boolean.class) ? longest : urgent).add(row.get(0, UUID.class)));
        return mixed(urgent, longest, before);
    }

    /**
     * Each once.
     *
     * @param before how many were given out before these
     */
    static <T> List<T> mixed(List<T> urgent, List<T> longest, long before) {
        var mixed = new LinkedHashSet<T>();
        var others = longest.iterator();
        for (var next : urgent) {
            if ((before + mixed.size()) % EVERY == EVERY - 1) {
                addNext(others, mixed);
            }
            mixed.add(next);
        }
        others.forEachRemaining(mixed::add);
        return List.copyOf(mixed);
    }

    private static <T> void addNext(Iterator<T> from, Set<T> to) {
        while (from.hasNext()) {
            if (to.add(from.next())) {
                return;
            }
        }
    }

    private static long again(AssignmentPolicy policy) {
        return policy.offer()
                .map(AssignmentPolicy.Offering::again)
                .orElse(AssignmentPolicy.AGAIN)
                .toSeconds();
    }

    private static String joined(Collection<?> words) {
        return words.stream().map(Object::toString).collect(joining(","));
    }

    private static String[] texts(Stream<String> all) {
        return all.toArray(String[]::new);
    }
}

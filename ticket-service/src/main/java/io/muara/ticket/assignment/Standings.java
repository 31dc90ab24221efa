package io.muara.ticket.assignment;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.muara.contracts.AgentId;
import io.muara.contracts.ChannelId;
import io.muara.contracts.ContactId;
import io.muara.contracts.TeamId;
import io.muara.ticket.lifecycle.Status;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** How things stand that a distribution goes by, as the tables say. */
final class Standings {

    private static final String HELD = """
            select agent, channel, cast(count(*) as int) from (
              select agent, channel from ticket where agent = any(:agents) and status in (%s)
              union all
              select offered_to, channel from ticket where offered_to = any(:agents)
            ) held (agent, channel)
            group by agent, channel
            """.formatted(Status.ACTIVE);

    private static final String SHARES = """
            select h.agent, h.team, cast(count(*) as int)
            from unnest(cast(:teams as text[]), cast(cast(:seconds as text[]) as bigint[])) as asked (team, seconds)
            join handing h on h.team = asked.team and h.at > clock_timestamp() - asked.seconds * interval '1 second'
            group by h.agent, h.team
            """;

    private static final String QUEUED = """
            select team from unnest(cast(:teams as text[])) as team
            where exists (
              select 1 from ticket t where t.team = team.team and t.agent is null and t.offered_to is null and t.status in (%s))
            """.formatted(Status.ACTIVE);

    private static final String FAMILIAR = """
            select asked.id, h.particulars ->> 'owner', (
              select t.agent from contact m join ticket t on t.contact_id = m.id
              where m.head = h.id and t.agent is not null
              order by t.updated_at desc, t.id desc limit 1)
            from unnest(cast(:contacts as uuid[])) as asked (id)
            join contact c on c.id = asked.id
            join contact h on h.id = c.head
            """;

    private Standings() {}

    static Uni<Map<AgentId, Map<ChannelId, Integer>>> held(Mutiny.StatelessSession session, Collection<Agent> agents) {
        if (agents.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(HELD, Tuple.class)
                .setParameter(
                        "agents",
                        agents.stream().map(agent -> agent.id().value()).toArray(String[]::new))
                .getResultList()
                .map(rows -> counted(rows, ChannelId::new));
    }

    /** What agents of teams that limit it were given of late. */
    static Uni<Map<AgentId, Map<TeamId, Integer>>> shares(Mutiny.StatelessSession session, Collection<Team> teams) {
        var fair =
                teams.stream().filter(team -> team.policy().fair().isPresent()).toList();
        if (fair.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(SHARES, Tuple.class)
                .setParameter(
                        "teams", fair.stream().map(team -> team.id().value()).toArray(String[]::new))
                .setParameter(
                        "seconds",
                        fair.stream()
                                .map(team -> team.policy().fair().orElseThrow())
                                .map(limit -> Long.toString(limit.within().toSeconds()))
                                .toArray(String[]::new))
                .getResultList()
                .map(rows -> counted(rows, TeamId::new));
    }

    /** Those of the teams in which tickets wait that can be given out. */
    static Uni<Set<TeamId>> queued(Mutiny.StatelessSession session, Collection<TeamId> teams) {
        return session.createNativeQuery(QUEUED, String.class)
                .setParameter("teams", teams.stream().map(TeamId::value).toArray(String[]::new))
                .getResultList()
                .map(names -> names.stream().map(TeamId::new).collect(toSet()));
    }

    static Uni<Map<ContactId, Familiar>> familiar(Mutiny.StatelessSession session, Collection<ContactId> contacts) {
        if (contacts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(FAMILIAR, Tuple.class)
                .setParameter(
                        "contacts", contacts.stream().map(ContactId::value).toArray(UUID[]::new))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(toMap(row -> new ContactId(row.get(0, UUID.class)), Standings::familiar)));
    }

    private static Familiar familiar(Tuple row) {
        return new Familiar(agent(row.get(1, String.class)), agent(row.get(2, String.class)));
    }

    private static Optional<AgentId> agent(@Nullable String id) {
        return Optional.ofNullable(id).map(AgentId::new);
    }

    /** @param rows of an agent, what is counted, and how many there are */
    private static <K> Map<AgentId, Map<K, Integer>> counted(List<Tuple> rows, Function<String, K> key) {
        var counts = new HashMap<AgentId, Map<K, Integer>>();
        for (var row : rows) {
            counts.computeIfAbsent(new AgentId(row.get(0, String.class)), first -> new HashMap<>())
                    .put(key.apply(row.get(1, String.class)), row.get(2, Integer.class));
        }
        return counts;
    }
}

package io.muara.ticket.sla;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.muara.contracts.AgentId;
import io.muara.contracts.TeamId;
import io.muara.ticket.lifecycle.Ticket;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Clocks, for whoever only looks. */
@ApplicationScoped
public class ClockReading {

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private static final String DUE = """
            select s.ticket from sla s join ticket t on t.id = s.ticket
            where s.due_at < :before and (s.due_at, s.ticket) > (:after, :ticket)
              and (:team = '' or t.team = :team) and (:agent = '' or t.agent = :agent)
            order by s.due_at, s.ticket limit :most
            """;

    private final Mutiny.SessionFactory sessions;
    private final Promises promises;
    private final Clock clock;

    ClockReading(Mutiny.SessionFactory sessions, Promises promises, Clock clock) {
        this.sessions = sessions;
        this.promises = promises;
        this.clock = clock;
    }

    /** A ticket about which something must be done. */
    public record Due(Ticket ticket, Clocks clocks) {}

    /** A place in the order in which things are due. */
    public record Place(Instant dueAt, UUID ticket) {

        public static final Place FIRST = new Place(Instant.EPOCH, new UUID(0, 0));
    }

    public Uni<Clocks> of(UUID ticket) {
        return sessions.withStatelessSession(session -> clocks(session, List.of(ticket)))
                .map(found -> found.getOrDefault(ticket, Clocks.none()));
    }

    /** What is due first, first; what rests is never due. */
    public Uni<List<Due>> due(
            Optional<TeamId> team, Optional<AgentId> agent, Optional<Instant> before, Place after, int most) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(DUE, UUID.class)
                .setParameter("before", before.orElse(LAST))
                .setParameter("after", after.dueAt())
                .setParameter("ticket", after.ticket())
                .setParameter("team", team.map(TeamId::value).orElse(""))
                .setParameter("agent", agent.map(AgentId::value).orElse(""))
                .setParameter("most", most)
                .getResultList()
                .chain(ids -> due(session, ids)));
    }

    private Uni<List<Due>> due(Mutiny.StatelessSession session, List<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createSelectionQuery("from Ticket where id in :ids", Ticket.class)
                .setParameter("ids", ids)
                .getResultList()
                .map(found -> found.stream().collect(toMap(ticket -> ticket.id().value(), identity())))
                .chain(tickets -> clocks(session, ids).map(clocks -> ids.stream()
                        .flatMap(id ->
                                due(Optional.ofNullable(tickets.get(id)), Optional.ofNullable(clocks.get(id))).stream())
                        .toList()));
    }

    private static Optional<Due> due(Optional<Ticket> ticket, Optional<Clocks> clocks) {
        return ticket.flatMap(it -> clocks.map(its -> new Due(it, its)));
    }

    private Uni<Map<UUID, Clocks>> clocks(Mutiny.StatelessSession session, List<UUID> ids) {
        return promises.of(session, ids)
                .chain(kept -> promises.terms(session, kept.values()).map(terms -> {
                    var clocks = new HashMap<UUID, Clocks>();
                    var now = clock.instant();
                    kept.forEach((ticket, promise) -> clocks.put(ticket, Clocks.of(promise, terms, now)));
                    return clocks;
                }));
    }
}

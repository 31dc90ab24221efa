package io.muara.ticket.assignment;

import io.muara.contracts.TeamId;
import io.muara.contracts.TicketEvent;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tickets that nobody of their team took in time go to the team that it names for that. */
@ApplicationScoped
class Overflows {

    private static final int AT_ONCE = 200;

    private static final String LATE = """
            select t.id, team.policy -> 'overflow' ->> 'to' from team
            join ticket t on t.team = team.id and t.agent is null and t.offered_to is null and t.status in ('new', 'open')
              and t.queued_since <= clock_timestamp() - cast(team.policy -> 'overflow' ->> 'after' as interval)
            where team.policy -> 'overflow' ->> 'to' is not null
            order by t.queued_since limit %d
            for update of t skip locked
            """.formatted(AT_ONCE);

    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;
    private final Clock clock;

    Overflows(Mutiny.SessionFactory sessions, Outbox outbox, Clock clock) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Void> move() {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(LATE, Tuple.class)
                        .getResultList()
                        .chain(rows -> rows.isEmpty() ? Uni.createFrom().item(0) : move(session, rows)))
                .chain(moved -> moved < AT_ONCE ? Uni.createFrom().voidItem() : move());
    }

    private Uni<Integer> move(Mutiny.StatelessSession session, List<Tuple> rows) {
        var teams = new HashMap<UUID, TeamId>();
        rows.forEach(row -> teams.put(row.get(0, UUID.class), new TeamId(row.get(1, String.class))));
        return session.createSelectionQuery("from Ticket where id in :ids", Ticket.class)
                .setParameter("ids", teams.keySet())
                .getResultList()
                .chain(tickets -> move(session, tickets, teams))
                .replaceWith(rows.size());
    }

    private Uni<Void> move(Mutiny.StatelessSession session, List<Ticket> tickets, Map<UUID, TeamId> teams) {
        var events = new ArrayList<TicketEvent>();
        for (var ticket : tickets) {
            var why = "nobody of %s took it".formatted(ticket.team());
            var to = teams.getOrDefault(ticket.id().value(), ticket.team());
            if (ticket.overflow(to, why, clock.instant()) instanceof Outcome.Changed(var changed)) {
                events.addAll(changed);
            }
        }
        return session.updateAll(tickets.size(), tickets.toArray())
                .chain(() -> outbox.append(session, events, List.of()));
    }
}

package io.muara.ticket.assignment;

import io.muara.contracts.TicketEvent;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Open tickets of agents who have been gone for longer than their team puts up with go back to its queue. */
@ApplicationScoped
class Returns {

    private static final int AT_ONCE = 200;

    private static final String LEFT = """
            select t.id from team
            join agent a on a.presence = 'offline' and team.id = any(a.teams)
              and a.presence_since <= clock_timestamp() - cast(team.policy ->> 'give_back_after' as interval)
            join ticket t on t.agent = a.id and t.team = team.id and t.status in ('new', 'open')
            where team.policy ->> 'give_back_after' is not null
            order by t.urgency, t.number limit %d
            for update of t skip locked
            """.formatted(AT_ONCE);

    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;
    private final Clock clock;

    Returns(Mutiny.SessionFactory sessions, Outbox outbox, Clock clock) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Void> giveBack() {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(LEFT, UUID.class)
                        .getResultList()
                        .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(0) : giveBack(session, ids)))
                .chain(given -> given < AT_ONCE ? Uni.createFrom().voidItem() : giveBack());
    }

    private Uni<Integer> giveBack(Mutiny.StatelessSession session, List<UUID> ids) {
        return session.createSelectionQuery("from Ticket where id in :ids", Ticket.class)
                .setParameter("ids", ids)
                .getResultList()
                .chain(tickets -> {
                    var events = new ArrayList<TicketEvent>();
                    tickets.forEach(ticket -> events.addAll(
                            ticket.unassign("system", Optional.of("the agent is gone"), clock.instant())));
                    return session.updateAll(tickets.size(), tickets.toArray())
                            .chain(() -> outbox.append(session, events, List.of()))
                            .replaceWith(ids.size());
                });
    }
}

package io.muara.ticket.assignment;

import io.muara.contracts.TicketEvent;
import io.muara.ticket.database.Patience;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.outbox.Outbox;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gives out the tickets that nobody was there for, the most urgent and then the oldest first, once somebody is. */
@ApplicationScoped
public class WaitingTickets {

    private static final int AT_ONCE = 200;

    // A ticket that somebody else has in hand is left to the next look.
    private static final String WAITING = """
            select t.id from ticket t
            where t.agent is null and t.status in ('new', 'open', 'pending', 'on_hold', 'snoozed')
              and exists (select 1 from agent a where a.available and t.team = any(a.teams))
            order by t.urgency, t.number limit %d
            for update skip locked
            """.formatted(AT_ONCE);

    private final Mutiny.SessionFactory sessions;
    private final Assignments assignments;
    private final Outbox outbox;
    private final Clock clock;
    private final Patience patience;

    WaitingTickets(
            Mutiny.SessionFactory sessions, Assignments assignments, Outbox outbox, Clock clock, Patience patience) {
        this.sessions = sessions;
        this.assignments = assignments;
        this.outbox = outbox;
        this.clock = clock;
        this.patience = patience;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return patience.ifPossible(this::handOut);
    }

    /** Until nobody waits for whom there is somebody. */
    public Uni<Void> handOut() {
        return sessions.withStatelessTransaction(session -> handOut(session))
                .chain(given -> given < AT_ONCE ? Uni.createFrom().voidItem() : handOut());
    }

    private Uni<Integer> handOut(Mutiny.StatelessSession session) {
        return session.createNativeQuery(WAITING, UUID.class)
                .getResultList()
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(0) : handOut(session, ids));
    }

    private Uni<Integer> handOut(Mutiny.StatelessSession session, List<UUID> ids) {
        return session.createSelectionQuery("from Ticket where id in :ids order by urgency, number", Ticket.class)
                .setParameter("ids", ids)
                .getResultList()
                .chain(tickets -> assignments
                        .turns(session, tickets.stream().map(Ticket::team).collect(Collectors.toSet()), Set.of())
                        .chain(turns -> handOut(session, tickets, turns)));
    }

    private Uni<Integer> handOut(Mutiny.StatelessSession session, List<Ticket> tickets, RoundRobin turns) {
        var events = new ArrayList<TicketEvent>();
        var given = new ArrayList<Ticket>();
        for (var ticket : tickets) {
            turns.next(ticket.team()).ifPresent(agent -> {
                if (ticket.assign(agent, "system", clock.instant()) instanceof Outcome.Changed(var assigned)) {
                    events.addAll(assigned);
                    given.add(ticket);
                }
            });
        }
        if (given.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return session.updateAll(given.size(), given.toArray())
                .chain(() -> outbox.append(session, events, List.of()))
                .chain(() -> assignments.keep(session, turns))
                .replaceWith(given.size());
    }
}

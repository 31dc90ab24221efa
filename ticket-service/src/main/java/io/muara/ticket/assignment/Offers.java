package io.muara.ticket.assignment;

import io.muara.contracts.AgentId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketId;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tickets that agents are asked whether they take them. */
@ApplicationScoped
public class Offers {

    private static final int AT_ONCE = 200;

    private static final String OVER = """
            select id from ticket where offered_until <= :now
            order by offered_until limit %d for update skip locked
            """.formatted(AT_ONCE);

    private static final String DECLINE = """
            insert into declined_offer (ticket, agent, how, at) values (:ticket, :agent, :how, clock_timestamp())
            on conflict (ticket, agent) do update set how = excluded.how, at = excluded.at
            """;

    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;
    private final Clock clock;

    Offers(Mutiny.SessionFactory sessions, Outbox outbox, Clock clock) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What an agent is asked about now, the most urgent first. */
    public Uni<List<Ticket>> of(AgentId agent) {
        return sessions.withStatelessSession(session -> session.createSelectionQuery(
                        "from Ticket where offeredTo = :agent order by urgency, number", Ticket.class)
                .setParameter("agent", agent)
                .getResultList());
    }

    /** The agent takes the ticket, whose row the caller has locked. */
    public Uni<Outcome> accept(Ticket ticket, AgentId agent, String actor) {
        return Uni.createFrom().item(ticket.accept(agent, actor, clock.instant()));
    }

    /** They do not, and are not asked about it again for a while. */
    public Uni<Outcome> reject(
            Mutiny.StatelessSession session, Ticket ticket, AgentId agent, String actor, Optional<String> why) {
        var outcome = ticket.reject(agent, actor, why, clock.instant());
        return outcome instanceof Outcome.Changed
                ? decline(session, ticket.id(), agent, "rejected").replaceWith(outcome)
                : Uni.createFrom().item(outcome);
    }

    /** An agent is not to be asked about a ticket for a while. */
    public Uni<Void> decline(Mutiny.StatelessSession session, TicketId ticket, AgentId agent, String how) {
        return session.createNativeQuery(DECLINE)
                .setParameter("ticket", ticket.value())
                .setParameter("agent", agent.value())
                .setParameter("how", how)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Those that nobody answered in time go on to somebody else. */
    Uni<Void> expire() {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(OVER, UUID.class)
                        .setParameter("now", clock.instant())
                        .getResultList()
                        .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(0) : expire(session, ids)))
                .chain(over -> over < AT_ONCE ? Uni.createFrom().voidItem() : expire());
    }

    private Uni<Integer> expire(Mutiny.StatelessSession session, List<UUID> ids) {
        return session.createSelectionQuery("from Ticket where id in :ids", Ticket.class)
                .setParameter("ids", ids)
                .getResultList()
                .chain(tickets -> {
                    var events = new ArrayList<TicketEvent>();
                    var changed = new ArrayList<Ticket>();
                    var missed = new ArrayList<Uni<Void>>();
                    for (var ticket : tickets) {
                        var asked = ticket.offeredTo();
                        ticket.missOffer(clock.instant()).ifPresent(event -> {
                            events.add(event);
                            changed.add(ticket);
                            asked.ifPresent(agent -> missed.add(decline(session, ticket.id(), agent, "expired")));
                        });
                    }
                    return session.updateAll(changed.size(), changed.toArray())
                            .chain(() -> outbox.append(session, events, List.of()))
                            .chain(() -> Multi.createFrom()
                                    .iterable(missed)
                                    .onItem()
                                    .transformToUniAndConcatenate(decline -> decline)
                                    .onItem()
                                    .ignoreAsUni())
                            .replaceWith(ids.size());
                });
    }
}

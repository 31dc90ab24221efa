package io.muara.ticket.opening;

import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketId;
import io.muara.ticket.lifecycle.Opening;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.opening.Addressing.Addressed;
import io.muara.ticket.outbox.Outbox;
import io.muara.ticket.reply.Replies;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes the ticket, gives it to whoever writes, and writes. */
@ApplicationScoped
class FirstWords {

    private final Replies replies;
    private final Outbox outbox;
    private final Clock clock;

    FirstWords(Replies replies, Outbox outbox, Clock clock) {
        this.replies = replies;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Opened> write(
            Mutiny.StatelessSession session, TicketId id, ReplyId reply, NewTicket wanted, Addressed addressed) {
        return session.createNativeQuery("select nextval('ticket_number')", Long.class)
                .getSingleResult()
                .map(number -> new Ticket(id, number, opening(wanted, addressed), clock.instant()))
                .chain(ticket -> write(session, ticket, reply, wanted));
    }

    private Uni<Opened> write(Mutiny.StatelessSession session, Ticket ticket, ReplyId reply, NewTicket wanted) {
        var events = opened(ticket, wanted);
        var giving = new Replies.Giving(reply, wanted.words(), Optional.empty(), wanted.actor());
        return session.insert(ticket)
                .chain(() -> replies.give(session, ticket, giving))
                .invoke(outcome -> events.addAll(told(outcome)))
                .chain(() -> session.update(ticket))
                .chain(() -> outbox.append(session, events, List.of()))
                .replaceWith(new Opened.Done(ticket));
    }

    private List<TicketEvent> opened(Ticket ticket, NewTicket wanted) {
        var now = clock.instant();
        var events = new ArrayList<TicketEvent>();
        events.add(ticket.open(wanted.actor(), now));
        wanted.agent()
                .ifPresent(agent -> events.addAll(told(ticket.assign(agent, wanted.actor(), Optional.empty(), now))));
        return events;
    }

    private static List<TicketEvent> told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Changed(var events) -> events;
            case Outcome.Refused(var reason) ->
                throw new IllegalStateException("a ticket that was just opened refused its first word: " + reason);
        };
    }

    private static Opening opening(NewTicket wanted, Addressed addressed) {
        return new Opening(
                addressed.reach().conversation(),
                addressed.reach().identities(),
                addressed.contact(),
                addressed.name(),
                wanted.category(),
                wanted.priority(),
                wanted.team(),
                wanted.subject());
    }
}

package io.muara.ticket.desk;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;

import io.muara.contracts.TicketId;
import io.muara.ticket.database.Patience;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where tickets are changed one at a time, so that no change is lost to another. */
@ApplicationScoped
public class Desk {

    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;
    private final Patience patience;

    Desk(Mutiny.SessionFactory sessions, Outbox outbox, Patience patience) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.patience = patience;
    }

    /** What to do with a ticket, within the transaction that locked it. */
    @FunctionalInterface
    public interface Change {
        Uni<Outcome> apply(Mutiny.StatelessSession session, Ticket ticket);
    }

    /** @param expected the version that the change was made for, when its author cares */
    public Uni<Answer> change(TicketId id, Optional<Long> expected, Change change) {
        return patience.overContention(() -> sessions.withStatelessTransaction(session -> find(session, id)
                .chain(found -> found.map(ticket -> change(session, ticket, expected, change))
                        .orElseGet(() -> Uni.createFrom().item(new Answer.Missing())))));
    }

    /** What to do with two tickets, within the transaction that locked both. */
    @FunctionalInterface
    public interface ChangeOfBoth {
        Uni<Outcome> apply(Mutiny.StatelessSession session, Ticket ticket, Ticket other);
    }

    /**
     * As {@link #change}, of two different tickets at once.
     *
     * @param expected of the first
     */
    public Uni<Answer> changeBoth(TicketId id, TicketId other, Optional<Long> expected, ChangeOfBoth change) {
        return patience.overContention(() -> sessions.withStatelessTransaction(
                session -> session.createSelectionQuery("from Ticket where id in :ids order by id", Ticket.class)
                        .setParameter("ids", List.of(id.value(), other.value()))
                        .setLockMode(PESSIMISTIC_WRITE)
                        .getResultList()
                        .chain(found -> found.size() < 2
                                ? Uni.createFrom().item(new Answer.Missing())
                                : changeBoth(session, id, found, expected, change))));
    }

    private Uni<Answer> changeBoth(
            Mutiny.StatelessSession session,
            TicketId id,
            List<Ticket> both,
            Optional<Long> expected,
            ChangeOfBoth change) {
        var first = both.getFirst().id().equals(id);
        var ticket = first ? both.getFirst() : both.getLast();
        var other = first ? both.getLast() : both.getFirst();
        return change(session, ticket, expected, (within, one) -> change.apply(within, one, other)
                .call(outcome -> outcome instanceof Outcome.Changed(var events) && !events.isEmpty()
                        ? within.update(other)
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Answer> change(Mutiny.StatelessSession session, Ticket ticket, Optional<Long> expected, Change change) {
        if (expected.isPresent() && expected.get() != ticket.version()) {
            return Uni.createFrom().item(new Answer.Stale(ticket.version()));
        }
        return change.apply(session, ticket).chain(outcome -> switch (outcome) {
            case Outcome.Refused(var reason) -> Uni.createFrom().item(new Answer.Refused(reason));
            case Outcome.Changed(var events)
            when events.isEmpty() -> Uni.createFrom().item(new Answer.Done(ticket));
            case Outcome.Changed(var events) ->
                session.update(ticket)
                        .chain(() -> outbox.append(session, events, List.of()))
                        .replaceWith(new Answer.Done(ticket));
        });
    }

    private static Uni<Optional<Ticket>> find(Mutiny.StatelessSession session, TicketId id) {
        return session.createSelectionQuery("from Ticket where id = :id", Ticket.class)
                .setParameter("id", id.value())
                .setLockMode(PESSIMISTIC_WRITE)
                .getResultList()
                .map(found -> found.stream().findFirst());
    }
}

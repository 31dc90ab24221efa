package io.muara.ticket.schedule;

import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketId;
import io.muara.ticket.database.Outage;
import io.muara.ticket.database.Patience;
import io.muara.ticket.desk.Desk;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.reply.Replies;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Gives replies whose time has come to the outbox. PostgreSQL's clock says what is due, so that replicas agree; a claim is a lock on
 * the row and its ticket, and what the row becomes is committed with the reply, so that each is given once.
 */
@ApplicationScoped
class DueReplies {

    private static final String WROTE = "the contact wrote meanwhile";

    private final Mutiny.SessionFactory sessions;
    private final Desk desk;
    private final Replies replies;
    private final Patience patience;
    private final Clock clock;

    DueReplies(Mutiny.SessionFactory sessions, Desk desk, Replies replies, Patience patience, Clock clock) {
        this.sessions = sessions;
        this.desk = desk;
        this.replies = replies;
        this.patience = patience;
        this.clock = clock;
    }

    @Scheduled(every = "{muara.replies.due-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return patience.ifPossible(
                () -> sessions.withStatelessSession(Rows::due).chain(this::send));
    }

    private Uni<Void> send(List<UUID> due) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(this::send)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> send(UUID id) {
        return sessions.withStatelessTransaction(session -> Rows.claim(session, id)
                        .chain(ticket -> ticket.map(found -> send(session, found, new ReplyId(id)))
                                .orElseGet(() -> Uni.createFrom().voidItem())))
                .onFailure(failure -> !Outage.is(failure))
                .recoverWithUni(failure -> giveUp(id, failure));
    }

    private Uni<Void> send(Mutiny.StatelessSession session, TicketId id, ReplyId reply) {
        return desk.change(session, id, Optional.empty(), (same, ticket) -> Rows.one(session, id, reply)
                        .chain(due -> due.map(found -> give(session, ticket, found))
                                .orElseGet(() -> Uni.createFrom().item(new Outcome.Changed(List.of())))))
                .replaceWithVoid();
    }

    private Uni<Outcome> give(Mutiny.StatelessSession session, Ticket ticket, ScheduledReply due) {
        if (due.contactWrote() && due.ifContactWrites() == IfContactWrites.HOLD) {
            return stop(session, ticket, due, State.HELD, WROTE);
        }
        var giving = new Replies.Giving(due.id(), due.words(), Optional.empty(), due.actor());
        return replies.give(session, ticket, giving).chain(outcome -> switch (outcome) {
            case Outcome.Refused(var reason) -> stop(session, ticket, due, State.REFUSED, reason);
            case Outcome.Changed changed ->
                Rows.move(session, due.ticket(), due.id(), State.SENT, Optional.empty())
                        .replaceWith(changed);
        });
    }

    private Uni<Outcome> stop(
            Mutiny.StatelessSession session, Ticket ticket, ScheduledReply due, State state, String reason) {
        var after = "%s: %s".formatted(state.id(), reason);
        return Rows.move(session, due.ticket(), due.id(), state, Optional.of(reason))
                .map(moved -> new Outcome.Changed(List.of(Told.event(
                        ticket,
                        due.id(),
                        Optional.of(Told.of(due)),
                        Optional.of(after),
                        Ticket.SYSTEM,
                        clock.instant()))));
    }

    /** Poison: it must not stand before the others for good. */
    private Uni<Void> giveUp(UUID id, Throwable failure) {
        Log.errorf("scheduled reply cannot be sent and is refused reply=%s reason=%s", id, Outage.reason(failure));
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(
                        "update scheduled_reply set state = 'refused', reason = 'it could not be sent' where id = :id and state = 'waiting'")
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid());
    }
}

package io.muara.ticket.schedule;

import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketId;
import io.muara.ticket.desk.Answer;
import io.muara.ticket.desk.Desk;
import io.muara.ticket.draft.Drafts;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.State.Answerable;
import io.muara.ticket.lifecycle.Ticket;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps replies for later, and lets them be taken back until they are sent. Every change is an event of the ticket. */
@ApplicationScoped
public class ScheduledReplies {

    private static final String TOO_LATE = "it was sent, refused or taken back already";

    private final Mutiny.SessionFactory sessions;
    private final Desk desk;
    private final Clock clock;

    ScheduledReplies(Mutiny.SessionFactory sessions, Desk desk, Clock clock) {
        this.sessions = sessions;
        this.desk = desk;
        this.clock = clock;
    }

    public Uni<List<ScheduledReply>> of(TicketId ticket) {
        return sessions.withStatelessSession(session -> Rows.of(session, ticket));
    }

    public Uni<Optional<ScheduledReply>> one(TicketId ticket, ReplyId id) {
        return sessions.withStatelessSession(session -> Rows.one(session, ticket, id));
    }

    /** Its author's draft on the ticket goes with it. */
    public Uni<Answer> add(TicketId ticket, Optional<Long> expected, ReplyId id, NewSchedule wanted) {
        return desk.change(ticket, expected, (session, found) -> {
            if (!(found.state() instanceof Answerable)) {
                return Uni.createFrom()
                        .item(new Outcome.Refused("ticket %d is %s: nothing more can be said on it"
                                .formatted(found.number(), found.status().id())));
            }
            return Rows.add(session, id, ticket, found.messageCount(), wanted)
                    .chain(() -> Drafts.forget(session, ticket, wanted.actor()))
                    .chain(() -> Rows.one(session, ticket, id))
                    .map(added -> told(found, id, Optional.empty(), added.map(Told::of), wanted.actor()));
        });
    }

    public Uni<Answer> cancel(TicketId ticket, ReplyId id, String actor) {
        return desk.change(ticket, Optional.empty(), (session, found) -> before(session, ticket, id)
                .chain(before -> Rows.move(session, ticket, id, State.CANCELLED, Optional.empty())
                        .map(moved -> moved
                                ? told(found, id, before, Optional.of(State.CANCELLED.id()), actor)
                                : new Outcome.Refused(TOO_LATE))));
    }

    /** At once, also when it was held back. */
    public Uni<Answer> send(TicketId ticket, ReplyId id, String actor) {
        return desk.change(ticket, Optional.empty(), (session, found) -> before(session, ticket, id)
                .chain(before -> Rows.hurry(session, ticket, id)
                        .map(moved -> moved
                                ? told(found, id, before, Optional.of("due at once"), actor)
                                : new Outcome.Refused(TOO_LATE))));
    }

    private static Uni<Optional<String>> before(Mutiny.StatelessSession session, TicketId ticket, ReplyId id) {
        return Rows.one(session, ticket, id).map(found -> found.map(Told::of));
    }

    private Outcome told(Ticket ticket, ReplyId id, Optional<String> before, Optional<String> after, String actor) {
        return new Outcome.Changed(List.of(Told.event(ticket, id, before, after, actor, clock.instant())));
    }
}

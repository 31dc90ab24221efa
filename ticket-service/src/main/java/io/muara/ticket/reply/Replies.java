package io.muara.ticket.reply;

import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketId;
import io.muara.ticket.desk.Answer;
import io.muara.ticket.desk.Desk;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import io.muara.ticket.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes an answer down and tells its channel to send it, both or neither. */
@ApplicationScoped
public class Replies {

    private static final String LAST_HEARD =
            "from TicketMessage where ticket = :ticket and direction = IN and providerId is not null order by position desc";

    private final Desk desk;
    private final Outbox outbox;
    private final Clock clock;

    Replies(Desk desk, Outbox outbox, Clock clock) {
        this.desk = desk;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Uni<Answer> give(TicketId ticket, Optional<Long> expected, ReplyId reply, Words words, String actor) {
        var now = clock.instant();
        return desk.change(ticket, expected, (session, found) -> switch (found.reply(reply, words.text(), actor, now)) {
            case Outcome.Refused refused -> Uni.createFrom().item(refused);
            case Outcome.Changed changed ->
                lastHeard(session, ticket)
                        .chain(last -> store(session, found, reply, words, last, now))
                        .replaceWith(changed);
        });
    }

    private Uni<Void> store(
            Mutiny.StatelessSession session,
            Ticket ticket,
            ReplyId reply,
            Words words,
            Optional<TicketMessage> last,
            Instant now) {
        var outbound = Outgoing.of(ticket, reply, words, last.map(Outgoing.Heard::of), now);
        return session.insert(new TicketMessage(ticket, reply, words.text(), now, words.automatic()))
                .chain(() -> outbox.append(session, List.of(), List.of(Outgoing.letter(outbound))));
    }

    private static Uni<Optional<TicketMessage>> lastHeard(Mutiny.StatelessSession session, TicketId ticket) {
        return session.createSelectionQuery(LAST_HEARD, TicketMessage.class)
                .setParameter("ticket", ticket.value())
                .setMaxResults(1)
                .getResultList()
                .map(found -> found.stream().findFirst());
    }
}

package io.muara.ticket.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketId;
import io.muara.contracts.Wire;
import io.muara.ticket.desk.Answer;
import io.muara.ticket.desk.Desk;
import io.muara.ticket.draft.Drafts;
import io.muara.ticket.language.Languages;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Said;
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

    /** Its author's draft on the ticket goes with it. */
    public Uni<Answer> give(TicketId ticket, Optional<Long> expected, ReplyId reply, Words words, String actor) {
        return desk.change(ticket, expected, (session, found) -> give(
                        session, found, new Giving(reply, words, Optional.empty(), actor))
                .call(() -> Drafts.forget(session, ticket, actor)));
    }

    /** @param repeats the reply that failed and is sent once more by this one */
    public record Giving(ReplyId reply, Words words, Optional<ReplyId> repeats, String actor) {}

    /** Within the transaction that locked the ticket. */
    public Uni<Outcome> give(Mutiny.StatelessSession session, Ticket ticket, Giving giving) {
        var now = clock.instant();
        var words = giving.words();
        var said = new Said(giving.reply(), words.text(), words.attachments(), giving.repeats());
        return switch (ticket.reply(said, giving.actor(), now)) {
            case Outcome.Refused refused -> Uni.createFrom().item(refused);
            case Outcome.Changed changed ->
                lastHeard(session, ticket.id())
                        .chain(last -> store(session, ticket, giving, last, now))
                        .replaceWith(changed);
        };
    }

    private Uni<Void> store(
            Mutiny.StatelessSession session, Ticket ticket, Giving giving, Optional<TicketMessage> last, Instant now) {
        return Languages.of(session, ticket).chain(language -> {
            var words = giving.words().in(language);
            var outbound = Outgoing.of(ticket, giving.reply(), words, last.map(Outgoing.Heard::of), now);
            return session.insert(message(ticket, giving, words, now))
                    .chain(() -> outbox.append(session, List.of(), List.of(Outgoing.letter(outbound))));
        });
    }

    private static TicketMessage message(Ticket ticket, Giving giving, Words words, Instant now) {
        return new TicketMessage(ticket, giving.reply(), words.text(), now, words.automatic())
                .by(giving.actor())
                .carrying(words.attachments())
                .as(new String(Wire.bytes(words), UTF_8), giving.repeats())
                .in(words.language());
    }

    private static Uni<Optional<TicketMessage>> lastHeard(Mutiny.StatelessSession session, TicketId ticket) {
        return session.createSelectionQuery(LAST_HEARD, TicketMessage.class)
                .setParameter("ticket", ticket.value())
                .setMaxResults(1)
                .getResultList()
                .map(found -> found.stream().findFirst());
    }
}

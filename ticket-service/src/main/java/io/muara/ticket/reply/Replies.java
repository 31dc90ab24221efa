package io.muara.ticket.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Mail;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketId;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ticket.desk.Answer;
import io.muara.ticket.desk.Desk;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import io.muara.ticket.outbox.Letter;
import io.muara.ticket.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes an answer down and tells its channel to send it, both or neither. */
@ApplicationScoped
public class Replies {

    private static final String LAST_HEARD =
            "from TicketMessage where ticket = :ticket and direction = IN order by position desc";

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
        var outbound = new OutboundMessage(
                reply,
                ticket.id(),
                ticket.number(),
                ticket.conversation(),
                ticket.identities(),
                ticket.subject().map(Replies::answering),
                words.text(),
                last.map(Replies::answers).orElse(List.of()),
                now,
                List.of(),
                words.template(),
                Optional.of(words.act()),
                last.map(TicketMessage::sentAt),
                last.flatMap(TicketMessage::replyPass).filter(pass -> now.isBefore(pass.until())));
        var letter = new Letter(
                Topics.outbound(ticket.conversation().channel()),
                Optional.of(ticket.conversation().toString()),
                ticket.conversation().toString(),
                Map.of(),
                Optional.of(Wire.bytes(outbound)));
        return session.insert(new TicketMessage(ticket, reply, words.text(), now))
                .chain(() -> outbox.append(session, List.of(), List.of(letter)));
    }

    private static Uni<Optional<TicketMessage>> lastHeard(Mutiny.StatelessSession session, TicketId ticket) {
        return session.createSelectionQuery(LAST_HEARD, TicketMessage.class)
                .setParameter("ticket", ticket.value())
                .setMaxResults(1)
                .getResultList()
                .map(found -> found.stream().findFirst());
    }

    /** The nearest first; a mail's References name the farthest first. */
    private static List<String> answers(TicketMessage last) {
        var answers = new ArrayList<>(last.providerId().stream().toList());
        last.mail().map(mail -> Wire.read(mail.getBytes(UTF_8), Mail.class)).ifPresent(mail -> {
            var farther = new ArrayList<>(mail.references());
            Collections.reverse(farther);
            answers.add(mail.messageId());
            answers.addAll(mail.inReplyTo());
            answers.addAll(farther);
        });
        return answers.stream().distinct().toList();
    }

    private static String answering(String subject) {
        return subject.strip().toLowerCase(Locale.ROOT).startsWith("re:") ? subject : "Re: " + subject;
    }
}

package io.muara.ticket.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.DeliveryReport;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketId;
import io.muara.contracts.Wire;
import io.muara.ticket.desk.Answer;
import io.muara.ticket.desk.Desk;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import io.muara.ticket.reply.Replies.Giving;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Sends a reply once more that did not arrive. The old one keeps what became of it; the new one says what it repeats. */
@ApplicationScoped
public class Resending {

    private final Desk desk;
    private final Replies replies;

    Resending(Desk desk, Replies replies) {
        this.desk = desk;
        this.replies = replies;
    }

    /** @param evenIfItArrived that its author accepts that the contact may get it twice */
    public record Wish(ReplyId failed, boolean evenIfItArrived, ReplyId again, String actor) {}

    public Uni<Answer> again(TicketId ticket, Optional<Long> expected, Wish wish) {
        return desk.change(ticket, expected, (session, found) -> reply(session, ticket, wish.failed())
                .chain(reply ->
                        reply == null ? refused("the ticket has no such reply") : again(session, found, reply, wish)));
    }

    private Uni<Outcome> again(Mutiny.StatelessSession session, Ticket ticket, TicketMessage reply, Wish wish) {
        var obstacle = obstacle(reply.delivery().orElseThrow(), wish.evenIfItArrived());
        if (obstacle.isPresent()) {
            return refused(obstacle.get());
        }
        return repetition(session, reply.id())
                .chain(other -> other == null
                        ? replies.give(
                                session,
                                ticket,
                                new Giving(wish.again(), words(reply), Optional.of(wish.failed()), wish.actor()))
                        : refused("it was sent once more already, as %s".formatted(other)));
    }

    static Optional<String> obstacle(DeliveryReport.Status delivery, boolean evenIfItArrived) {
        return switch (delivery) {
            case FAILED -> Optional.empty();
            case UNCERTAIN ->
                evenIfItArrived
                        ? Optional.empty()
                        : Optional.of(
                                "nobody can tell whether it arrived: say 'evenIfItArrived' to send it once more all the same");
            case WAITING, SENDING, SENT, DELAYED, DELIVERED, READ ->
                Optional.of("only what failed is sent once more, and this one is " + delivery.id());
        };
    }

    private static Words words(TicketMessage reply) {
        return reply.words()
                .map(json -> Wire.read(json.getBytes(UTF_8), Words.class))
                .orElseGet(() -> new Words(
                        reply.text(),
                        reply.files(),
                        Optional.empty(),
                        OutboundMessage.Act.SAY,
                        reply.language(),
                        reply.automatic()));
    }

    private static Uni<TicketMessage> reply(Mutiny.StatelessSession session, TicketId ticket, ReplyId id) {
        return session.createSelectionQuery(
                        "from TicketMessage where id = :id and ticket = :ticket and direction = OUT",
                        TicketMessage.class)
                .setParameter("id", id.value())
                .setParameter("ticket", ticket.value())
                .getSingleResultOrNull();
    }

    private static Uni<UUID> repetition(Mutiny.StatelessSession session, UUID reply) {
        return session.createSelectionQuery("select id from TicketMessage where repeats = :id", UUID.class)
                .setParameter("id", reply)
                .getSingleResultOrNull();
    }

    private static Uni<Outcome> refused(String why) {
        return Uni.createFrom().item(new Outcome.Refused(why));
    }
}

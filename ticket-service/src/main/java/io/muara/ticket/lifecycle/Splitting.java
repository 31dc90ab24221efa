package io.muara.ticket.lifecycle;

import io.muara.contracts.Placement;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketEvent.Change;
import io.muara.contracts.TicketEvent.Type;
import io.muara.contracts.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Messages of the contact that are another matter, and go on as a ticket of their own.
 *
 * @param from where they stood
 * @param to where they stand now
 * @param events of both tickets, each in order
 */
public record Splitting(Ticket from, Ticket to, List<TicketEvent> events) {

    public Splitting {
        events = List.copyOf(events);
    }

    /**
     * @param messages of the ticket and from its contact, in order, not all there are
     * @param subject of the new ticket
     */
    public static Splitting of(
            Ticket from,
            List<TicketMessage> messages,
            TicketId id,
            long number,
            Optional<String> subject,
            String actor,
            Optional<String> why,
            Instant now) {
        var to = new Ticket(id, number, from, subject, now);
        var events = new ArrayList<TicketEvent>();
        var source = Optional.of(Long.toString(from.number));
        events.add(
                to.event(Type.TICKET_CREATED, actor, now, List.of(new Change("split_from", Optional.empty(), source)))
                        .because(why));
        for (var message : messages) {
            var left = new Change("split_into", Optional.empty(), Optional.of(Long.toString(number)));
            events.add(from.event(Type.SPLIT, actor, now, List.of(left))
                    .with(message.heard())
                    .because(why));
            events.add(move(message, from, to, actor, now));
        }
        return new Splitting(from, to, events);
    }

    private static TicketEvent move(TicketMessage message, Ticket from, Ticket to, String actor, Instant now) {
        var isUnanswered = from.waitingSince()
                .filter(since -> !message.receivedAt().isBefore(since))
                .isPresent();
        if (isUnanswered && from.unanswered > 0) {
            from.unanswered--;
            to.unanswered++;
            to.waitingSince = to.waitingSince().orElse(message.receivedAt());
        }
        if (from.unanswered == 0) {
            from.answered();
        }
        to.messageCount++;
        message.moveTo(to, new Placement(Placement.By.SPLIT, "it was split from ticket %d".formatted(from.number)));
        return to.event(Type.MESSAGE_RECEIVED, actor, now, List.of()).with(message.heard());
    }
}

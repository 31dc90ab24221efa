package io.muara.ticket.lifecycle;

import static io.muara.ticket.lifecycle.Ticket.CONTACT;
import static io.muara.ticket.lifecycle.Ticket.RULES;
import static io.muara.ticket.lifecycle.Ticket.SYSTEM;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.Mail;
import io.muara.contracts.Placement;
import io.muara.contracts.Provenance;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketEvent.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a message does to the ticket that it belongs to. */
final class Hearing {

    private final Ticket ticket;
    private final RoutedMessage routed;
    private final InboundMessage message;
    private final Instant now;

    Hearing(Ticket ticket, RoutedMessage routed, Instant now) {
        this.ticket = ticket;
        this.routed = routed;
        this.message = routed.message();
        this.now = now;
    }

    List<TicketEvent> events(Placement why) {
        var events = new ArrayList<TicketEvent>();
        if (ticket.version == 0) {
            events.add(ticket.event(Type.TICKET_CREATED, CONTACT, now, List.of()));
        }
        ticket.messageCount++;
        events.add(received(why));
        count();
        if (speaks()) {
            ticket.reopen(CONTACT, now).ifPresent(events::add);
            var amending = new Amending(ticket, RULES, Optional.empty(), now);
            amending.raise(routed.priority()).ifPresent(events::add);
            amending.add(routed.labels()).ifPresent(events::add);
        }
        return events;
    }

    private TicketEvent received(Placement why) {
        var told = new TicketEvent.Message(
                message.id(),
                ticket.messageCount,
                Json.shortened(message.content().said()),
                Optional.of(why));
        return ticket.event(
                isOurs() ? Type.MESSAGE_SENT : Type.MESSAGE_RECEIVED,
                isOurs() ? SYSTEM : CONTACT,
                now,
                List.of(),
                Optional.of(told),
                Optional.empty(),
                Optional.empty());
    }

    private void count() {
        if (speaks()) {
            ticket.unanswered++;
            ticket.waitingSince =
                    ticket.waitingSince().orElse(message.provenance().receivedAt());
        } else if (isOurs() && message.content().about().isEmpty()) {
            ticket.answered();
        }
    }

    private boolean isOurs() {
        return message.provenance().direction() == Provenance.Direction.ECHO;
    }

    /** An emoji, an edit or our own words are no reason to open a matter again. */
    private boolean speaks() {
        return !Threads.refersOnly(message) && !isAutomatic();
    }

    /** An absence note says nothing that anybody must act on. */
    private boolean isAutomatic() {
        return message.mail()
                .flatMap(Mail::automatic)
                .filter(automatic -> automatic.kind() != Mail.Automatic.Kind.BULK)
                .isPresent();
    }
}

package io.muara.ticket.lifecycle;

import static io.muara.ticket.lifecycle.Ticket.CONTACT;
import static io.muara.ticket.lifecycle.Ticket.SYSTEM;

import io.muara.contracts.Attachment;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketEvent.Change;
import io.muara.contracts.TicketEvent.Type;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a ticket's history is told that happened beside it: nothing about the ticket itself is different. */
public final class News {

    private final Ticket ticket;
    private final Instant now;

    News(Ticket ticket, Instant now) {
        this.ticket = ticket;
        this.now = now;
    }

    /** Why its contact was not told that the message which opened it came in, though a rule asked for it. */
    public TicketEvent notAcknowledged(String why) {
        return changed(new Change("acknowledgement", Optional.empty(), Optional.of("not sent: " + why)), SYSTEM);
    }

    /** What a report changed about a reply of ours; nothing when it is not worth telling. */
    public List<TicketEvent> delivered(TicketMessage reply) {
        var delivery = reply.delivery().orElseThrow();
        if (!Delivery.isNews(delivery)) {
            return List.of();
        }
        var type = delivery == DeliveryReport.Status.SENT ? Type.MESSAGE_SENT : Type.DELIVERY_UPDATED;
        return List.of(ticket.event(type, SYSTEM, now, List.of()).with(reply.told()));
    }

    /** A message was emptied, because its author took it back: whoever keeps a copy empties it too. */
    public TicketEvent redacted(TicketMessage message) {
        return ticket.event(Type.REDACTED, CONTACT, now, List.of()).with(message.heard());
    }

    /** A file of a message was fetched from where its provider kept it, or will never be. */
    public TicketEvent fetched(TicketMessage message, Attachment file) {
        var change = new Change(
                "attachment " + file.name(),
                Optional.of("awaited"),
                Optional.of(file.stored().isPresent() ? "stored" : "missing"));
        return changed(change, SYSTEM).with(message.heard());
    }

    /** Something about what was promised; nothing about the ticket itself is different. */
    public TicketEvent promised(Type type, TicketEvent.Sla promise, String actor) {
        return ticket.event(type, actor, now, List.of()).with(promise);
    }

    /** Something beside it is different that belongs to its history. */
    public TicketEvent changed(Change change, String actor) {
        return ticket.event(Type.TICKET_UPDATED, actor, now, List.of(change));
    }

    /** What opened it names a ticket that its sender was not let into, or that is over. */
    public TicketEvent relate(long other) {
        return changed(new Change("related_ticket", Optional.empty(), Optional.of(String.valueOf(other))), SYSTEM);
    }

    /**
     * It has to do with another ticket, or no longer.
     *
     * @param other its number
     */
    public TicketEvent linked(Related.Kind kind, long other, boolean linked, String actor, Optional<String> why) {
        var name = Optional.of(Long.toString(other));
        var change =
                linked ? new Change(kind.id(), Optional.empty(), name) : new Change(kind.id(), name, Optional.empty());
        return changed(change, actor).because(why);
    }

    /** What its contact thinks of how they were helped, or of us. */
    public TicketEvent rated(Type type, TicketEvent.Rating rating) {
        var change = new Change(
                "score", rating.before().map(String::valueOf), Optional.of(Integer.toString(rating.score())));
        return ticket.event(type, CONTACT, now, List.of(change)).with(rating).because(rating.comment());
    }
}

package io.muara.ticket.outbox;

import io.muara.contracts.TicketEvent;
import io.muara.contracts.Wire;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Set;
import java.util.UUID;

/** One event in the ticket's history. */
@Entity
@Table(name = "event")
@IdClass(EventRow.Key.class)
class EventRow {

    @Id
    UUID ticket;

    @Id
    long version;

    byte[] payload;

    record Key(UUID ticket, long version) implements Serializable {}

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected EventRow() {}

    EventRow(UUID ticket, long version, byte[] payload) {
        this.ticket = ticket;
        this.version = version;
        this.payload = payload;
    }

    /** Empties the event if it tells of one of the messages; false when it does not. */
    boolean redact(Set<UUID> messages) {
        var event = Wire.read(payload, TicketEvent.class);
        var told =
                event.message().filter(message -> messages.contains(message.id().value()));
        if (told.isEmpty()) {
            return false;
        }
        payload = Wire.bytes(new TicketEvent(
                event.id(),
                event.type(),
                event.ticketVersion(),
                event.at(),
                event.actor(),
                event.ticket(),
                event.changes(),
                told.map(message -> new TicketEvent.Message(message.id(), message.position(), "", message.placement())),
                event.reply(),
                event.note(),
                event.sla(),
                event.rating(),
                event.why()));
        return true;
    }
}

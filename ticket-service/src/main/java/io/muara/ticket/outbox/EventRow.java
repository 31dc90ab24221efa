package io.muara.ticket.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
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
}

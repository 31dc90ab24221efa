package io.muara.ticket.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One record that Kafka must get. Its place in the order is given by PostgreSQL and read by the relay alone. */
@Entity
@Table(name = "outbox")
class OutboxRow {

    @Id
    UUID record;

    short shard;
    String topic;

    @Nullable
    String key;

    @Nullable
    UUID ticket;

    @Nullable
    Long version;

    String headers;

    byte @Nullable [] payload;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected OutboxRow() {}

    OutboxRow(UUID record, Letter letter, Instant createdAt) {
        this.record = record;
        this.shard = Shard.of(letter.ordering());
        this.topic = letter.topic();
        this.key = letter.key().orElse(null);
        this.headers = Headers.write(letter.headers());
        this.payload = letter.payload().orElse(null);
        this.createdAt = createdAt;
    }
}

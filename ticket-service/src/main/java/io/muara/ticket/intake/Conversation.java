package io.muara.ticket.intake;

import io.muara.ticket.inbox.Source;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What keeps the messages of a conversation in order: one row, locked by whoever handles them. */
@Entity
@Table(name = "conversation")
class Conversation {

    @Id
    String key;

    @Nullable
    String topic;

    @Nullable
    Integer partition;

    @Column(name = "last_offset")
    @Nullable
    Long lastOffset;

    @Column(name = "parked_at")
    @Nullable
    Instant parkedAt;

    @Column(name = "parked_reason")
    @Nullable
    String parkedReason;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Conversation() {}

    boolean isParked() {
        return parkedAt != null;
    }

    void park(String reason, Instant now) {
        if (parkedAt == null) {
            parkedAt = now;
            parkedReason = reason;
        }
    }

    void unpark() {
        parkedAt = null;
        parkedReason = null;
    }

    /** Remembers how far we are; false when a message that is new to us lies before one that we already have. */
    boolean advance(Source source) {
        if (!source.topic().equals(topic)
                || partition == null
                || partition != source.partition()
                || lastOffset == null) {
            topic = source.topic();
            partition = source.partition();
            lastOffset = source.offset();
            return true;
        }
        var inOrder = source.offset() > lastOffset;
        lastOffset = Math.max(lastOffset, source.offset());
        return inOrder;
    }
}

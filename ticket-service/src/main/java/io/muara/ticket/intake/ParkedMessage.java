package io.muara.ticket.intake;

import io.muara.ticket.inbox.Source;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record that waits until somebody releases its conversation. */
@Entity
@Table(name = "parked_message")
class ParkedMessage {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    String conversation;
    String topic;
    int partition;

    @Column(name = "record_offset")
    long offset;

    byte @Nullable [] payload;

    @Nullable
    String reason;

    @Column(name = "given_up_at")
    @Nullable
    Instant givenUpAt;

    @Column(name = "parked_at")
    Instant parkedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected ParkedMessage() {}

    ParkedMessage(Arrival arrival, @Nullable String reason, Instant now) {
        var source = arrival.source();
        this.conversation = arrival.conversation();
        this.topic = source.topic();
        this.partition = source.partition();
        this.offset = source.offset();
        this.payload = source.value();
        this.reason = reason;
        this.parkedAt = now;
    }

    void giveUp(Instant now) {
        givenUpAt = now;
    }

    Source source() {
        return new Source(topic, partition, offset, conversation, payload);
    }
}

package io.muara.ticket.outbox;

import java.util.Map;
import java.util.Optional;

/**
 * A record for Kafka that is not a ticket event.
 *
 * @param ordering letters that have it in common stay in order: a ticket, a conversation
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Letter(
        String topic, Optional<String> key, String ordering, Map<String, String> headers, Optional<byte[]> payload) {

    public Letter {
        headers = Map.copyOf(headers);
    }
}

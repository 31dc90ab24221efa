package io.muara.ticket.outbox;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A record for Kafka that is not a ticket event.
 *
 * @param ordering what must stay in order among letters: a ticket's id, or the key's own hash
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Letter(
        String topic, Optional<String> key, UUID ordering, Map<String, String> headers, Optional<byte[]> payload) {

    public Letter {
        headers = Map.copyOf(headers);
    }
}

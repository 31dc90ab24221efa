package io.muara.contracts;

import java.time.Instant;
import java.util.Optional;

/**
 * Authentic input that we could not read, kept until somebody can. On {@link Topics#QUARANTINE}, keyed by account.
 *
 * @param bytes the raw bytes, when small enough for a record
 * @param stored key in the attachment store otherwise
 * @param call how a webhook was called, where it was not a plain POST
 */
public record Quarantined(
        MessageId id,
        ChannelId channel,
        String account,
        String mediaType,
        Optional<byte[]> bytes,
        Optional<String> stored,
        String reason,
        Instant receivedAt,
        Optional<Call> call) {

    public Quarantined(
            MessageId id,
            ChannelId channel,
            String account,
            String mediaType,
            Optional<byte[]> bytes,
            Optional<String> stored,
            String reason,
            Instant receivedAt) {
        this(id, channel, account, mediaType, bytes, stored, reason, receivedAt, Optional.empty());
    }

    /** @param query the raw query string, empty when there was none */
    public record Call(String method, String query) {

        public boolean isPlain() {
            return method.equals("POST") && query.isEmpty();
        }
    }
}

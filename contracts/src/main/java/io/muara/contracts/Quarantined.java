package io.muara.contracts;

import java.time.Instant;
import java.util.Optional;

/**
 * Authentic input that we could not read, kept until somebody can. On {@link Topics#QUARANTINE}, keyed by account.
 *
 * @param bytes the raw bytes, when small enough for a record
 * @param stored key in the attachment store otherwise
 */
public record Quarantined(
        MessageId id,
        ChannelId channel,
        String account,
        String mediaType,
        Optional<byte[]> bytes,
        Optional<String> stored,
        String reason,
        Instant receivedAt) {}

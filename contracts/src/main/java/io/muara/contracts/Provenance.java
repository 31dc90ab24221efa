package io.muara.contracts;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a message comes from, kept so that it can be traced, read again by better code, and answered.
 *
 * @param providerId the provider's id of the message, what later edits, reactions and replies refer to
 * @param sentAt the provider's time; set by somebody else's clock, so never sort by it alone
 * @param receivedAt our time
 * @param original what the provider sent, unchanged
 */
public record Provenance(
        String providerId, Direction direction, Instant sentAt, Instant receivedAt, Original original) {

    public enum Direction {
        /** A contact wrote to us. */
        INBOUND,
        /** We wrote, by other means than Muara, and the provider tells us. */
        ECHO
    }

    /**
     * Exactly one of the two is present.
     *
     * @param text the provider's own element
     * @param stored key in the attachment store, for what is too big or not text
     */
    public record Original(String mediaType, Optional<String> text, Optional<String> stored) {

        public Original {
            if (text.isPresent() == stored.isPresent()) {
                throw new IllegalArgumentException("an original must be either text or stored");
            }
        }

        public static Original json(String text) {
            return new Original("application/json", Optional.of(text), Optional.empty());
        }

        public static Original stored(String mediaType, String key) {
            return new Original(mediaType, Optional.empty(), Optional.of(key));
        }
    }
}

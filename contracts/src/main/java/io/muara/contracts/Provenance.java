package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a message comes from, kept so that it can be traced, read again by better code, and answered.
 *
 * @param providerId the provider's id of the message, what later edits, reactions and replies refer to
 * @param sentAt the provider's time; set by somebody else's clock, so never sort by it alone
 * @param receivedAt our time
 * @param original what the provider sent, unchanged
 * @param medium what kind of thing it is to a person; absent on what was written before media were told apart
 * @param forwarded whether its author says that somebody else wrote it first
 * @param pass for answering it, on channels that give one
 */
public record Provenance(
        String providerId,
        Direction direction,
        Instant sentAt,
        Instant receivedAt,
        Original original,
        Optional<Medium> medium,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean forwarded,
        Optional<ReplyPass> pass) {

    public Provenance(String providerId, Direction direction, Instant sentAt, Instant receivedAt, Original original) {
        this(providerId, direction, sentAt, receivedAt, original, Optional.empty(), false);
    }

    public Provenance(
            String providerId,
            Direction direction,
            Instant sentAt,
            Instant receivedAt,
            Original original,
            Optional<Medium> medium,
            boolean forwarded) {
        this(providerId, direction, sentAt, receivedAt, original, medium, forwarded, Optional.empty());
    }

    public enum Medium {
        EMAIL,
        CHAT,
        SMS,
        /** Seen by everybody: a comment, a mention. */
        SOCIAL,
        PHONE,
        LETTER
    }

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

package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a reply. On {@link Topics#DELIVERIES}, keyed by conversation.
 *
 * @param id made like a message's id, so that a redelivered report changes nothing
 * @param reply the reply meant; absent when the provider named only its own id
 * @param providerId the provider's id of the reply; absent until the provider accepted it
 * @param reason why it failed or waits, for a person to read
 * @param upTo present when the provider tells at once of everything that was sent in the conversation until then; neither
 *     {@code reply} nor {@code providerId} is then
 * @param finding what it tells about the contact's address beyond this reply
 */
public record DeliveryReport(
        MessageId id,
        ConversationKey conversation,
        Optional<ReplyId> reply,
        Optional<String> providerId,
        Status status,
        Optional<String> reason,
        Instant at,
        Optional<Instant> upTo,
        Optional<Finding> finding) {

    public DeliveryReport(
            MessageId id,
            ConversationKey conversation,
            Optional<ReplyId> reply,
            Optional<String> providerId,
            Status status,
            Optional<String> reason,
            Instant at,
            Optional<Instant> upTo) {
        this(id, conversation, reply, providerId, status, reason, at, upTo, Optional.empty());
    }

    public DeliveryReport(
            MessageId id,
            ConversationKey conversation,
            Optional<ReplyId> reply,
            Optional<String> providerId,
            Status status,
            Optional<String> reason,
            Instant at) {
        this(id, conversation, reply, providerId, status, reason, at, Optional.empty());
    }

    /** In the order they happen. A later one is never undone by an earlier one that arrives late. */
    public enum Status {
        /** Not sent yet and certainly not lost: the provider asked us to wait or cannot be reached. */
        WAITING,
        /** Handed over right now. A report that stays here means a crash in between: {@link #UNCERTAIN}. */
        SENDING,
        /** Nobody can tell whether it was sent; only the provider's own report settles it. Never sent again blindly. */
        UNCERTAIN,
        /** The provider has it. */
        SENT,
        /** The provider has it and did not get it delivered yet; it goes on trying. */
        DELAYED,
        DELIVERED,
        READ,
        /** It will not arrive. */
        FAILED;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why nothing more should be sent to an address without a person wanting it. */
    public enum Finding {
        /** Nobody will ever get what is sent there. */
        UNREACHABLE,
        /** Its owner told their provider that they do not want our mail. */
        COMPLAINED;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

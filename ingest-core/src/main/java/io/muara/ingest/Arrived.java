package io.muara.ingest;

import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Quarantined;
import java.time.Instant;
import java.util.Optional;

/** One element of what a provider gave us, read. */
public sealed interface Arrived {

    record Message(InboundMessage message) implements Arrived {}

    record Report(DeliveryReport report) implements Arrived {}

    /**
     * Authentic but unreadable: it goes to quarantine with its raw bytes and the rest goes on.
     *
     * @param id the same for the same bytes
     * @param call how it was called, where the bytes alone do not tell everything
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Unreadable(
            MessageId id,
            String account,
            String mediaType,
            byte[] bytes,
            String reason,
            Optional<Quarantined.Call> call)
            implements Arrived {

        public Unreadable(MessageId id, String account, String mediaType, byte[] bytes, String reason) {
            this(id, account, mediaType, bytes, reason, Optional.empty());
        }
    }

    /**
     * Understood, and nothing for us to keep, such as a template's approval.
     *
     * @param kind the provider's word for it, for the metric: a few fixed values
     */
    record Ignored(String kind) implements Arrived {}

    /**
     * A part of something that makes sense only whole: one SMS in several, an album, a call. Its channel must be an
     * {@link Assembling}, which is given all parts of the same group, from whichever replica they came.
     *
     * @param id the same for the same part
     * @param group what it is a part of, unique within the conversation's account
     * @param bytes what the channel reads it from again
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Part(MessageId id, ConversationKey conversation, String group, byte[] bytes, Instant receivedAt)
            implements Arrived {}
}

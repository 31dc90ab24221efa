package io.muara.chat.manual;

import io.muara.contracts.Attachment;
import io.muara.contracts.Content;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Direction;
import io.muara.contracts.Provenance.Original;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What stands around anything that is said.
 *
 * @param original as the caller wrote it
 */
record ManualEnvelope(String account, String original, Instant receivedAt) {

    /** @param timeField when it happened; by default now */
    Provenance provenance(ManualFields fields, String id, String timeField, Provenance.Medium medium) {
        return new Provenance(
                id,
                direction(fields),
                fields.time(timeField).orElse(receivedAt),
                receivedAt,
                Original.json(original),
                Optional.of(medium),
                false);
    }

    /**
     * The sender is the contact even where we spoke to them: a note of our own call may be the first that is heard of them.
     *
     * @param kind because a call and a message may have the same id at the caller's
     */
    InboundMessage around(
            ManualKind kind,
            Sender contact,
            Optional<String> subject,
            Content content,
            List<Attachment> files,
            Threading threading,
            Provenance provenance) {
        return new InboundMessage(
                MessageId.of(ManualReading.ID, account, provenance.providerId(), kind.word()),
                new ConversationKey(ManualReading.ID, account, ManualContact.key(contact)),
                contact,
                subject,
                content,
                files,
                threading,
                provenance,
                Optional.empty());
    }

    private static Direction direction(ManualFields fields) {
        return switch (fields.oneOf("direction", List.of(Way.values())).orElse(Way.INBOUND)) {
            case INBOUND -> Direction.INBOUND;
            case OUTBOUND -> Direction.ECHO;
        };
    }

    /** Who spoke to whom, in our callers' words. */
    private enum Way {
        INBOUND,
        OUTBOUND
    }
}

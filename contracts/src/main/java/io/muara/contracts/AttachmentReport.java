package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a file that its provider still kept when the message arrived. On {@link Topics#ATTACHMENTS}, keyed by
 * conversation.
 *
 * @param id the same whenever the same file is fetched again, so that a second report changes nothing
 * @param message the message that it came with
 * @param attachment with the same {@code remote} as in the message, and {@code stored} if we hold it now
 * @param reason why it could not be fetched, for a person to read
 */
public record AttachmentReport(
        MessageId id,
        ConversationKey conversation,
        MessageId message,
        Attachment attachment,
        Outcome outcome,
        Optional<String> reason,
        Instant at) {

    public enum Outcome {
        STORED,
        /** It will not be tried again. */
        FAILED;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

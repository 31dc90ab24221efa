package io.muara.ingest.fetching;

import io.muara.attachments.AttachmentStore.Kept;
import java.time.Duration;

/** What one try to fetch a file came to. */
sealed interface Outcome {

    record Stored(Kept kept, String mediaType) implements Outcome {}

    /**
     * It is worth another try.
     *
     * @param pause at least how long to wait
     * @param reason a whole sentence, for a person, should it stay like this
     */
    record NotNow(Trouble trouble, String reason, Duration pause) implements Outcome {

        NotNow(Trouble trouble, String reason) {
            this(trouble, reason, Duration.ZERO);
        }
    }

    /** @param reason a whole sentence, for a person */
    record Never(Trouble trouble, String reason) implements Outcome {}
}

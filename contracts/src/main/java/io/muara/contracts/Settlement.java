package io.muara.contracts;

import java.time.Instant;
import java.util.Optional;

/**
 * What was done about one {@link Quarantined} input. On {@link Topics#QUARANTINE_SETTLED}, keyed by its id. It holds for the
 * id and so for the same bytes when they are quarantined once more.
 *
 * @param reason why it was dropped
 * @param became what it was read as
 */
public record Settlement(
        MessageId id,
        ChannelId channel,
        String account,
        How how,
        Optional<String> reason,
        Optional<Became> became,
        Instant at) {

    public Settlement {
        if (how == How.DROPPED && reason.isEmpty()) {
            throw new IllegalArgumentException("what is dropped must be dropped for a reason");
        }
    }

    public enum How {
        REPLAYED,
        DROPPED
    }

    /** @param ignored what was understood and is nothing to keep */
    public record Became(int messages, int reports, int parts, int ignored) {}
}

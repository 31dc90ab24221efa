package io.muara.ticket.sla;

import java.time.Instant;
import java.util.Optional;

/**
 * How a clock came to an end.
 *
 * @param due by when it should have, as far as that could be said
 */
record Ending(Instant at, Outcome outcome, Optional<Instant> due) {

    enum Outcome {
        MET,
        MISSED,
        /** Nobody expects it any more. */
        CANCELLED
    }
}

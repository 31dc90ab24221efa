package io.muara.ticket.sla;

import io.muara.contracts.SlaPolicyId;
import java.time.Instant;
import java.util.Optional;

/** Something that everybody must be told about what was promised. */
sealed interface Notice {

    record Warned(Timer timer, Instant due) implements Notice {}

    record Breached(Timer timer, Optional<Instant> due) implements Notice {}

    record Met(Timer timer, Optional<Instant> due) implements Notice {}

    /** The matter is done, and of all that was promised about it some was kept and some was not. */
    record PartlyMet(SlaPolicyId policy) implements Notice {}

    record Escalated(Timer timer, Optional<Instant> due, Step step) implements Notice {}
}

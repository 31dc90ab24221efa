package io.muara.ticket.sla;

import java.time.Duration;
import java.util.Optional;

/**
 * When it is said that a target is in danger.
 *
 * @param before so long before, in the time that counts
 * @param after so many per cent of the time, where no time is given
 */
record Warning(Optional<Duration> before, int after) {

    private static final int WHOLE = 100;

    /** How much of the time is used by then; absent where a target is so short that there is nothing to warn of. */
    Optional<Duration> within(Duration allowed) {
        var used = before.map(allowed::minus)
                .orElseGet(() -> allowed.multipliedBy(after).dividedBy(WHOLE));
        return Optional.of(used).filter(Duration::isPositive);
    }
}

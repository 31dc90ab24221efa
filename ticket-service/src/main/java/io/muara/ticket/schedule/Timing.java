package io.muara.ticket.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a reply is sent.
 *
 * @param at absent where it only waits for a moment
 * @param delay by PostgreSQL's clock, where there is no {@code at}
 */
public record Timing(Optional<Instant> at, Duration delay, IfContactWrites ifContactWrites) {

    public static Timing at(Instant time, IfContactWrites ifContactWrites) {
        return new Timing(Optional.of(time), Duration.ZERO, ifContactWrites);
    }

    public static Timing in(Duration delay, IfContactWrites ifContactWrites) {
        return new Timing(Optional.empty(), delay, ifContactWrites);
    }
}

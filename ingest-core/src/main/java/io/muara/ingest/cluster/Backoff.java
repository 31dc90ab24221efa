package io.muara.ingest.cluster;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before trying again: twice as long each time, less a random part so that many do not return at once.
 *
 * @param random between 0 and 1
 */
public record Backoff(Duration first, Duration longest, DoubleSupplier random) {

    private static final int MOST_DOUBLINGS = 20;

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "the first wait must be longer than nothing and no longer than the longest, but they were %s and %s"
                            .formatted(first, longest));
        }
    }

    /** @param attempt 1 after the first failure */
    public Duration after(int attempt) {
        var doubled = first.multipliedBy(1L << Math.clamp(attempt - 1, 0, MOST_DOUBLINGS));
        var whole = Math.min(doubled.toMillis(), longest.toMillis());
        return Duration.ofMillis(whole - (long) (whole / 2.0 * random.getAsDouble()));
    }
}

package io.muara.router.rules;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long one message may take. Whatever may take long asks now and then; nothing is interrupted.
 *
 * @param nanoTime as {@link System#nanoTime()}
 */
public record Patience(Duration limit, long started, LongSupplier nanoTime) {

    public static Patience of(Duration limit) {
        return new Patience(limit, System.nanoTime(), System::nanoTime);
    }

    /** For whom nobody waits. */
    static Patience endless() {
        return new Patience(Duration.ZERO, 0, () -> 0);
    }

    /** @throws TookTooLong when it is used up */
    void check() {
        if (nanoTime.getAsLong() - started > limit.toNanos()) {
            throw new TookTooLong(limit);
        }
    }

    static final class TookTooLong extends RuntimeException {

        TookTooLong(Duration limit) {
            super("deciding took longer than %d ms, see muara.rules.time-limit".formatted(limit.toMillis()));
        }
    }
}

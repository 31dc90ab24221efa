package io.muara.ingest.arrival;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * How often each caller calls, and how often it forges. Remembers a fixed number of callers, so that no flood of addresses
 * takes memory: a new one takes the place of who has called least of the few that share its corner. Safe for use by many
 * threads, none of which ever waits; when two callers take one place at the same moment, one may be charged for the other.
 */
final class Rates {

    private static final int WAYS = 4;
    private static final int CORNER_BITS = 14;
    private static final int PLACES = WAYS << CORNER_BITS;
    private static final long TRUST = Duration.ofHours(1).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final Rate calls;
    private final Rate forgeries;
    private final LongSupplier nanos;
    private final long seed;
    private final AtomicLongArray callers = new AtomicLongArray(PLACES);

    /** When each caller's buckets are full again, and until when it is known to be a provider's. */
    private final AtomicLongArray called = new AtomicLongArray(PLACES);

    private final AtomicLongArray forged = new AtomicLongArray(PLACES);
    private final AtomicLongArray trusted = new AtomicLongArray(PLACES);

    /**
     * @param nanos the time since this was made, never negative
     * @param seed random, so that nobody can choose addresses that share a corner
     */
    Rates(Rate calls, Rate forgeries, LongSupplier nanos, long seed) {
        this.calls = calls;
        this.forgeries = forgeries;
        this.nanos = nanos;
        this.seed = seed;
    }

    static Rates of(ArrivalConfig.Addresses config, long seed) {
        var start = System.nanoTime();
        return new Rates(
                Rate.of(config.perSecond(), config.burst()),
                Rate.of(config.forgedPerSecond(), config.forgedBurst()),
                () -> System.nanoTime() - start,
                seed);
    }

    /** Counts one call; the whole seconds to wait before it may come again, or 0 when it may go on. */
    int call(long caller) {
        if (caller == Callers.UNKNOWN) {
            return 0;
        }
        var now = nanos.getAsLong();
        var place = place(caller);
        var forging = forged.get(place) + forgeries.each - now - forgeries.burst;
        if (forging > 0 && trusted.get(place) <= now) {
            return seconds(forging);
        }
        return charge(called, place, calls, now);
    }

    void forged(long caller) {
        if (caller != Callers.UNKNOWN) {
            charge(forged, place(caller), forgeries, nanos.getAsLong());
        }
    }

    /** Providers and proxies are not made to answer for what others send from where they are. */
    void genuine(long caller) {
        if (caller == Callers.UNKNOWN) {
            return;
        }
        var place = place(caller);
        var until = nanos.getAsLong() + TRUST;
        // Written rarely, because every core reads it with every call.
        if (until - trusted.get(place) > TRUST / 2) {
            trusted.set(place, until);
        }
    }

    private static int charge(AtomicLongArray buckets, int place, Rate rate, long now) {
        while (true) {
            var full = buckets.get(place);
            var next = Math.max(full, now) + rate.each;
            if (next - now > rate.burst) {
                return seconds(next - now - rate.burst);
            }
            if (buckets.compareAndSet(place, full, next)) {
                return 0;
            }
        }
    }

    private int place(long caller) {
        var mixed = (caller ^ seed) * MIX;
        var corner = (int) (mixed >>> (Long.SIZE - CORNER_BITS)) * WAYS;
        for (int place = corner; place < corner + WAYS; place++) {
            if (callers.get(place) == caller) {
                return place;
            }
        }
        return taken(caller, corner);
    }

    private int taken(long caller, int corner) {
        var least = corner;
        for (int place = corner + 1; place < corner + WAYS; place++) {
            if (use(place) < use(least)) {
                least = place;
            }
        }
        callers.set(least, caller);
        called.set(least, 0);
        forged.set(least, 0);
        trusted.set(least, 0);
        return least;
    }

    private long use(int place) {
        return Math.max(trusted.get(place), Math.max(called.get(place), forged.get(place)));
    }

    private static int seconds(long nanos) {
        return (int) Math.min(Integer.MAX_VALUE, (nanos + SECOND - 1) / SECOND);
    }

    /**
     * @param each nanoseconds that one call takes to be forgotten
     * @param burst what may be not yet forgotten
     */
    record Rate(long each, long burst) {

        static Rate of(int perSecond, int burst) {
            var each = SECOND / Math.max(1, perSecond);
            return new Rate(each, each * Math.max(1, burst));
        }
    }
}

package io.muara.ingest.arrival;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Lets a line that could be written a thousand times a second be written once a minute, with how often it was due. */
final class SeldomLog {

    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final AtomicLong last = new AtomicLong(System.nanoTime() - PAUSE);
    private final AtomicLong times = new AtomicLong();

    /** @param line given how often it was due since it was written last, this time included */
    void log(LongConsumer line) {
        times.incrementAndGet();
        var before = last.get();
        var now = System.nanoTime();
        if (now - before >= PAUSE && last.compareAndSet(before, now)) {
            line.accept(times.getAndSet(0));
        }
    }
}

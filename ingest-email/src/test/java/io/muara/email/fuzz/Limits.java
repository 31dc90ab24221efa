package io.muara.email.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What reading a mail may cost, counted for the thread alone so that a busy machine changes nothing. */
final class Limits {

    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Limits() {}

    /** What is over a limit is looked at once more, because the first time loads classes. */
    static void within(Target target, byte[] data) {
        if (Cost.of(target, data).isOver()) {
            var cost = Cost.of(target, data);
            if (cost.isOver()) {
                throw new AssertionError("%s: %s for %d bytes".formatted(target.id(), cost, data.length));
            }
        }
    }

    /** @param allocated also what was garbage at once, so that no more can have been held */
    private record Cost(Duration busy, long allocated) {

        static Cost of(Target target, byte[] data) {
            var allocated = THREADS.getCurrentThreadAllocatedBytes();
            var busy = THREADS.getCurrentThreadCpuTime();
            target.read(data);
            return new Cost(
                    Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - busy),
                    THREADS.getCurrentThreadAllocatedBytes() - allocated);
        }

        boolean isOver() {
            return allocated > MOST_BYTES || busy.compareTo(LONGEST) > 0;
        }
    }
}

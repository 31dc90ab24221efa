package io.muara.benchmarks;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** The table a run ends with. */
final class Report {

    private static final String ROW = "%-22s %12s %12s %8s %9s %9s %10s %10s%n";
    private static final String NOT_MEASURED = "-";
    private static final double MICROS_PER_MILLI = 1_000;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void head() {
        out.printf(ROW, "", "offered/s", "accepted/s", "errors", "ack p50", "ack p99", "event p50", "event p99");
    }

    /** @param events how long each message took to its ticket event; absent where there are none to see */
    void row(String name, Callers.Result result, Optional<Histogram> events) {
        out.printf(
                ROW,
                name,
                whole(result.offered() / result.seconds()),
                whole(result.acceptedPerSecond()),
                result.errors(),
                millis(result.answers(), 50),
                millis(result.answers(), 99),
                events.map(it -> millis(it, 50)).orElse(NOT_MEASURED),
                events.map(it -> millis(it, 99)).orElse(NOT_MEASURED));
    }

    void ratio(Callers.Result ours, Callers.Result baseline) {
        out.printf(
                Locale.ROOT,
                "%naccepted at peak: %.2f of the baseline%n",
                ours.acceptedPerSecond() / baseline.acceptedPerSecond());
    }

    void unseen(long accepted, long seen) {
        if (seen < accepted) {
            out.printf("%d of %d messages had no ticket event when the measuring ended%n", accepted - seen, accepted);
        }
    }

    void memory(Map<String, Long> pids) {
        pids.forEach((name, pid) -> out.printf(
                "%-22s %s%n",
                name,
                ResidentMemory.mebibytes(pid).map("%d MiB resident"::formatted).orElse("memory unknown")));
    }

    private static String whole(double perSecond) {
        return String.format(Locale.ROOT, "%.0f", perSecond);
    }

    private static String millis(Histogram micros, double percentile) {
        return micros.getTotalCount() == 0
                ? NOT_MEASURED
                : String.format(Locale.ROOT, "%.1f ms", micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI);
    }
}

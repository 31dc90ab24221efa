package io.muara.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** What was measured, for a person to read. */
final class AcceptanceTable {

    static final String BASELINE = "baseline";
    static final String OURS = "ingest-chat";

    private final PrintStream out;

    AcceptanceTable(PrintStream out) {
        this.out = out;
    }

    void peaks(String title, List<Measured> all) {
        out.printf(
                "%n%-20s %11s %12s %9s %9s %12s %12s %12s %7s%n",
                title,
                "accepted/s",
                "of baseline",
                "ack p50",
                "ack p99",
                "CPU server",
                "CPU Kafka",
                "CPU callers",
                "errors");
        var baseline = Measured.named(BASELINE, all).perSecond();
        all.forEach(each -> out.printf(
                Locale.ROOT,
                "%-20s %11.0f %12.2f %6.1f ms %6.1f ms %9.1f µs %9.1f µs %9.1f µs %7d%n",
                each.name(),
                each.perSecond(),
                each.perSecond() / baseline,
                each.millis(50),
                each.millis(99),
                each.micros(Measured.Round::server),
                each.micros(Measured.Round::kafka),
                each.micros(Measured.Round::callers),
                each.errors()));
    }

    void rate(int perSecond) {
        out.printf(
                "%n%-20s %11s %9s %9s %9s %7s%n",
                "at %d/s".formatted(perSecond), "accepted/s", "ack p50", "ack p99", "ack p99.9", "errors");
    }

    void atRate(String name, Callers.Result result) {
        out.printf(
                Locale.ROOT,
                "%-20s %11.0f %6.1f ms %6.1f ms %6.1f ms %7d%n",
                name,
                result.acceptedPerSecond(),
                result.millis(50),
                result.millis(99),
                result.millis(99.9),
                result.errors());
    }
}

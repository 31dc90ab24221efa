package io.muara.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What the rounds of one server gave; every figure is the median, so that one noisy round does not count. */
final class Measured {

    private static final double NANOS_PER_MICRO = 1_000;

    private final Contender contender;
    private final Callers callers;
    private final List<Round> rounds = new ArrayList<>();

    Measured(Contender contender, Callers callers) {
        this.contender = contender;
        this.callers = callers;
    }

    static Measured named(String name, List<Measured> all) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    String name() {
        return contender.name();
    }

    Contender contender() {
        return contender;
    }

    Callers callers() {
        return callers;
    }

    void add(Round round) {
        rounds.add(round);
    }

    double perSecond() {
        return median(round -> round.result().acceptedPerSecond());
    }

    double millis(double percentile) {
        return median(round -> round.result().millis(percentile));
    }

    long errors() {
        return rounds.stream().mapToLong(round -> round.result().errors()).sum();
    }

    /** Processor time per accepted webhook in microseconds, which the noise of other programs hardly changes. */
    double micros(Function<Round, Duration> used) {
        return median(round -> used.apply(round).toNanos()
                / NANOS_PER_MICRO
                / Math.max(1, round.result().accepted()));
    }

    private double median(ToDoubleFunction<Round> figure) {
        var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /**
     * @param server processor time of the server that was called
     * @param kafka of the broker
     * @param callers of ourselves
     */
    record Round(Callers.Result result, Duration server, Duration kafka, Duration callers) {}
}

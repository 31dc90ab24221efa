package io.muara.ticket.sla;

import com.fasterxml.jackson.annotation.JsonValue;
import io.muara.contracts.SlaPolicyId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was promised about a ticket, for whoever looks. */
public record Clocks(
        Outcome outcome,

        @Schema(description = "The first moment by which something must be done, past or not")
        Optional<Instant> dueAt,

        List<Clock> clocks) {

    public Clocks {
        clocks = List.copyOf(clocks);
    }

    /** How it goes on the whole. */
    public enum Outcome {
        /** Nothing was promised. */
        NONE,
        PENDING,
        MET,
        PARTLY_MET,
        BREACHED,
        CANCELLED;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One target, running or the last that ran. */
    public record Clock(
            Target target,
            SlaPolicyId policy,
            Outcome outcome,
            Instant startedAt,

            @Schema(description = "Absent while it rests, and nobody can say")
            Optional<Instant> dueAt,

            @Schema(
                    description =
                            "What is left of the time that counts; less than 0 when it is overdue, absent when it has ended")
            Optional<Long> remainingSeconds,

            @Schema(description = "Whether no time counts, because of the ticket's status")
            boolean paused,

            Optional<Instant> warnedAt,
            Optional<Instant> breachedAt,
            Optional<Instant> endedAt) {

        static Clock running(Running running, Instant now) {
            var timer = running.timer();
            var left = running.allowed().minus(running.course().used(now));
            return new Clock(
                    timer.target(),
                    timer.policy(),
                    timer.breached().isPresent() || !left.isPositive() ? Outcome.BREACHED : Outcome.PENDING,
                    timer.since(),
                    running.due(),
                    Optional.of(left).map(Duration::toSeconds),
                    running.course().rests(),
                    timer.warned(),
                    timer.breached(),
                    Optional.empty());
        }

        static Clock ended(Timer timer, Ending ending) {
            var outcome =
                    switch (ending.outcome()) {
                        case MET -> Outcome.MET;
                        case MISSED -> Outcome.BREACHED;
                        case CANCELLED -> Outcome.CANCELLED;
                    };
            return new Clock(
                    timer.target(),
                    timer.policy(),
                    outcome,
                    timer.since(),
                    ending.due(),
                    Optional.empty(),
                    false,
                    timer.warned(),
                    timer.breached(),
                    Optional.of(ending.at()));
        }
    }

    static Clocks none() {
        return new Clocks(Outcome.NONE, Optional.empty(), List.of());
    }

    static Clocks of(Promise promise, Terms terms, Instant now) {
        var clocks = promise.timers().stream()
                .map(timer -> timer.ending()
                        .map(ending -> Clock.ended(timer, ending))
                        .orElseGet(() -> Clock.running(promise.running(timer, terms), now)))
                .toList();
        return new Clocks(outcome(promise, clocks), promise.due(terms), clocks);
    }

    private static Outcome outcome(Promise promise, List<Clock> clocks) {
        var missed = promise.missed() > 0 || has(clocks, Outcome.BREACHED);
        if (has(clocks, Outcome.PENDING)) {
            return missed ? Outcome.BREACHED : Outcome.PENDING;
        }
        var kept = promise.kept() > 0 || has(clocks, Outcome.MET);
        if (missed) {
            return kept ? Outcome.PARTLY_MET : Outcome.BREACHED;
        }
        if (kept) {
            return Outcome.MET;
        }
        return clocks.isEmpty() ? Outcome.NONE : Outcome.CANCELLED;
    }

    private static boolean has(List<Clock> clocks, Outcome outcome) {
        return clocks.stream().anyMatch(clock -> clock.outcome() == outcome);
    }
}

package io.muara.ticket.sla;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How promises are kept, and how late we are in saying so. */
@ApplicationScoped
class SlaMetrics {

    private final MeterRegistry meters;
    private volatile long overdue;

    SlaMetrics(MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder("muara.sla.overdue", () -> overdue).register(meters);
    }

    /** @param clocks whose moment passed more than two seconds ago, and nobody has said so */
    void overdue(long clocks) {
        overdue = clocks;
    }

    void count(DuePromises.Said said) {
        for (var notice : said.notices()) {
            switch (notice) {
                case Notice.Warned(var timer, var due) -> count(timer, "warned");
                case Notice.Met(var timer, var due) -> count(timer, "met");
                case Notice.Escalated(var timer, var due, var step) -> count(timer, "escalated");
                case Notice.PartlyMet(var policy) -> count("all", "partly_met");
                case Notice.Breached(var timer, var due) -> {
                    count(timer, "breached");
                    late(due, said.now());
                }
            }
        }
    }

    private void late(Optional<Instant> due, Instant now) {
        due.ifPresent(moment -> meters.timer("muara.sla.lateness").record(Duration.between(moment, now)));
    }

    private void count(Timer timer, String outcome) {
        count(timer.target().id(), outcome);
    }

    private void count(String target, String outcome) {
        meters.counter("muara.sla", "target", target, "outcome", outcome).increment();
    }
}

package io.muara.ingest.arrival;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.muara.ingest.Arrived;
import java.time.Duration;
import java.util.List;

/** What is counted of one channel's calls; looked up once, because it is counted thousands of times a second. */
final class ArrivalMeters {

    private final MeterRegistry registry;
    private final String channel;
    private final Counter messages;
    private final Counter reports;
    private final Counter quarantined;
    private final Counter parts;
    private final Counter ignored;
    private final Counter unacknowledged;
    private final Timer acknowledgement;

    ArrivalMeters(MeterRegistry registry, String channel) {
        this.registry = registry;
        this.channel = channel;
        messages = accepted("message");
        reports = accepted("report");
        quarantined = accepted("quarantined");
        parts = accepted("part");
        ignored = accepted("ignored");
        unacknowledged = registry.counter("muara.webhooks.unacknowledged", "channel", channel);
        acknowledgement = Timer.builder("muara.ack")
                .description("From the last byte of a genuine call to its acknowledgement")
                .tag("channel", channel)
                .publishPercentileHistogram()
                .maximumExpectedValue(Duration.ofSeconds(5))
                .register(registry);
    }

    void accepted(List<Arrived> arrived, long startedNanos) {
        acknowledgement.record(Duration.ofNanos(System.nanoTime() - startedNanos));
        for (var element : arrived) {
            counter(element).increment();
        }
    }

    void unacknowledged() {
        unacknowledged.increment();
    }

    void rejected(String reason) {
        registry.counter("muara.webhooks.rejected", "channel", channel, "reason", reason)
                .increment();
    }

    private Counter counter(Arrived element) {
        return switch (element) {
            case Arrived.Message message -> messages;
            case Arrived.Report report -> reports;
            case Arrived.Unreadable unreadable -> quarantined;
            case Arrived.Part part -> parts;
            case Arrived.Ignored nothing -> ignored;
        };
    }

    private Counter accepted(String outcome) {
        return registry.counter("muara.accepted", "channel", channel, "outcome", outcome);
    }
}

package io.muara.ingest.arrival;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.muara.ingest.Arrived;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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
    private final Map<String, Counter> rejected = new ConcurrentHashMap<>();
    private final Map<String, Counter> unproven = new ConcurrentHashMap<>();
    private final Map<String, Counter> turnedAway = new ConcurrentHashMap<>();

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
        rejected.computeIfAbsent(reason, first -> rejected(first, "enforced")).increment();
    }

    /** Would have been rejected, were its account not only watched. */
    void unproven(String reason) {
        unproven.computeIfAbsent(reason, first -> rejected(first, "shadow")).increment();
    }

    /** Over a limit, so that nobody looked at it. */
    void turnedAway(String limit) {
        turnedAway
                .computeIfAbsent(
                        limit,
                        first -> registry.counter("muara.webhooks.turned.away", "channel", channel, "limit", first))
                .increment();
    }

    private Counter rejected(String reason, String mode) {
        return registry.counter("muara.webhooks.rejected", "channel", channel, "reason", reason, "mode", mode);
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

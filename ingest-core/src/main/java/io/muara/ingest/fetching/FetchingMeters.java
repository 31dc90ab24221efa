package io.muara.ingest.fetching;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.muara.contracts.ChannelId;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What is counted of files. */
@Singleton
class FetchingMeters {

    private final MeterRegistry registry;

    FetchingMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void stored(ChannelId channel, long bytes) {
        registry.counter("muara.files.stored", "channel", channel.value()).increment();
        registry.counter("muara.files.bytes", "channel", channel.value()).increment((double) bytes);
    }

    void failed(ChannelId channel, Trouble trouble) {
        registry.counter("muara.files.failed", "channel", channel.value(), "reason", trouble.id())
                .increment();
    }

    void postponed(ChannelId channel, Trouble trouble) {
        registry.counter("muara.files.postponed", "channel", channel.value(), "reason", trouble.id())
                .increment();
    }

    /** @param spent on one try, whatever came of it */
    void tried(ChannelId channel, Duration spent) {
        registry.timer("muara.files.time", "channel", channel.value()).record(spent);
    }

    /** Those that this instance has in hand; more may wait on Kafka. */
    void waiting(ChannelId channel, Line line) {
        registry.gauge("muara.files.waiting", Tags.of("channel", channel.value()), line, Line::size);
    }
}

package io.muara.ingest.assembly;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.ingest.Assembling;
import io.muara.ingest.Channel;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.PersistentProducer;
import io.muara.ingest.cluster.Rounds;
import io.muara.ingest.cluster.TopicsAtStart;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts parts together, in the background, from start to stop. Does nothing in a service whose channels tell nothing in parts. */
@Singleton
class Assembly {

    private final Map<String, Assembling> channels;
    private final Rounds rounds;

    Assembly(
            @All List<Channel> channels,
            Cluster cluster,
            TopicsAtStart topics,
            PersistentProducer producer,
            Clock clock,
            MeterRegistry meters) {
        this.channels = channels.stream()
                .filter(Channel::inUse)
                .filter(Assembling.class::isInstance)
                .map(Assembling.class::cast)
                .collect(toUnmodifiableMap(channel -> channel.id().value(), channel -> channel));
        var waiting = requireNonNull(meters.gauge("muara.assembly.waiting", new AtomicInteger()));
        this.rounds =
                new Rounds("assembly", topics, () -> Parts.open(cluster, this.channels, producer, clock, waiting));
    }

    void start(@Observes StartupEvent event) {
        if (!channels.isEmpty()) {
            rounds.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }
}

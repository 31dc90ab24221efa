package io.muara.ingest.departure;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.ingest.Channel;
import io.muara.ingest.cluster.Cluster;
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

/** Finds out, in the background, what became of replies whose hand-over was cut off. */
@Singleton
class Settlement {

    private final Map<String, Channel> channels;
    private final Rounds rounds;

    Settlement(
            @All List<Channel> channels,
            Cluster cluster,
            TopicsAtStart topics,
            DeparturesConfig config,
            Reports reports,
            Clock clock,
            MeterRegistry meters) {
        this.channels = channels.stream()
                .filter(Channel::inUse)
                .collect(toUnmodifiableMap(channel -> channel.id().value(), channel -> channel));
        var unsettled = requireNonNull(meters.gauge("muara.replies.unsettled", new AtomicInteger()));
        this.rounds = new Rounds(
                "settlement",
                topics,
                () -> CutOff.open(cluster, this.channels, config.settleAfter(), reports, clock, unsettled));
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

package io.muara.ingest.assembly;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.ingest.Assembling;
import io.muara.ingest.Channel;
import io.muara.ingest.cluster.Backoff;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.Defect;
import io.muara.ingest.cluster.PersistentProducer;
import io.muara.ingest.cluster.Stopping;
import io.muara.ingest.cluster.TopicsAtStart;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts parts together, in the background, from start to stop. Does nothing in a service whose channels tell nothing in parts. */
@Singleton
class Assembly {

    private static final Logger LOG = Logger.getLogger(Assembly.class);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30), Math::random);

    private final Map<String, Assembling> channels;
    private final Cluster cluster;
    private final TopicsAtStart topics;
    private final PersistentProducer producer;
    private final Clock clock;
    private final Stopping stopping = new Stopping();
    private final AtomicInteger open;
    private @Nullable Thread thread;

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
        this.cluster = cluster;
        this.topics = topics;
        this.producer = producer;
        this.clock = clock;
        this.open = meters.gauge("muara.assembly.waiting", new AtomicInteger());
    }

    void start(@Observes StartupEvent event) {
        if (!channels.isEmpty()) {
            thread = Thread.ofPlatform().daemon().name("assembly").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.request();
        var running = thread;
        try {
            if (running != null && !running.join(GRACE)) {
                LOG.warn("parts still under way at stop, they are read again at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            topics.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        for (int attempt = 1; !stopping.requested(); attempt++) {
            try (var parts = Parts.open(cluster, channels, producer, clock)) {
                while (!stopping.requested()) {
                    parts.round();
                    open.set(parts.open());
                    attempt = 1;
                }
            } catch (RuntimeException | Error e) {
                LOG.errorf("assembly broke off, starting again attempt=%d defect=%s", attempt, new Defect(e));
                stopping.within(BACKOFF.after(attempt));
            }
        }
    }
}

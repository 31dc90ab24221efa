package io.muara.ingest.departure;

import io.muara.ingest.Channel;
import io.muara.ingest.cluster.Backoff;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.Stopping;
import io.muara.ingest.cluster.TopicsAtStart;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** The departures of every channel that is in use, each on a thread of its own. */
@Singleton
class Departures {

    private static final Logger LOG = Logger.getLogger(Departures.class);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final List<Channel> channels;
    private final Cluster cluster;
    private final TopicsAtStart topics;
    private final DeparturesConfig config;
    private final Reports reports;
    private final Stopping stopping = new Stopping();
    private final List<Thread> threads = new ArrayList<>();

    Departures(
            @All List<Channel> channels,
            Cluster cluster,
            TopicsAtStart topics,
            DeparturesConfig config,
            Reports reports) {
        if (config.concurrency() < 1) {
            throw new IllegalArgumentException(
                    "muara.departures.concurrency must be 1 or more, but was %d".formatted(config.concurrency()));
        }
        this.channels = channels.stream().filter(Channel::inUse).toList();
        this.cluster = cluster;
        this.topics = topics;
        this.config = config;
        this.reports = reports;
    }

    void start(@Observes StartupEvent event) {
        var backoff = new Backoff(config.firstWait(), config.longestWait(), Math::random);
        for (var channel : channels) {
            for (int number = 1; number <= config.concurrency(); number++) {
                var departure = new Departure(channel, cluster, reports, backoff, stopping);
                threads.add(Thread.ofPlatform()
                        .daemon()
                        .name("departure-%s-%d".formatted(channel.id(), number))
                        .start(() -> once(departure)));
            }
        }
    }

    /** A reply being handed over gets the chance to be reported; one cut off stays announced and becomes uncertain. */
    void stop(@Observes ShutdownEvent event) {
        stopping.request();
        var deadline = System.nanoTime() + GRACE.toNanos();
        for (var thread : threads) {
            if (!ended(thread, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                LOG.warnf("reply still under way at stop, it may count as uncertain thread=%s", thread.getName());
            }
        }
    }

    private static boolean ended(Thread thread, Duration patience) {
        try {
            return thread.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void once(Departure departure) {
        try {
            topics.await();
            departure.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

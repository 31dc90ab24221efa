package io.muara.ingest.fetching;

import io.muara.ingest.cluster.Backoff;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.Defect;
import io.muara.ingest.cluster.Stopping;
import io.muara.ingest.cluster.TopicsAtStart;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Fetches files in the background, from start to stop. Does nothing in a service whose providers keep none. */
@Singleton
class Fetching {

    private static final Logger LOG = Logger.getLogger(Fetching.class);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30), Math::random);

    private final Sources sources;
    private final Crew crew;
    private final Findings findings;
    private final Cluster cluster;
    private final TopicsAtStart topics;
    private final Clock clock;
    private final Stopping stopping = new Stopping();
    private @Nullable Thread thread;

    Fetching(Sources sources, Crew crew, Findings findings, Cluster cluster, TopicsAtStart topics, Clock clock) {
        this.sources = sources;
        this.crew = crew;
        this.findings = findings;
        this.cluster = cluster;
        this.topics = topics;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (!sources.channels().isEmpty()) {
            thread = Thread.ofPlatform().daemon().name("fetching").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.request();
        crew.close();
        var running = thread;
        try {
            if (running != null && !running.join(GRACE)) {
                LOG.warn("fetching still under way at stop, what is not settled is done again at the next start");
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
            try (var rounds = Rounds.open(cluster, sources.channels(), crew, findings, clock)) {
                while (!stopping.requested()) {
                    rounds.round();
                    attempt = 1;
                }
            } catch (RuntimeException | Error e) {
                if (!stopping.requested()) {
                    LOG.errorf("fetching broke off, starting again attempt=%d defect=%s", attempt, new Defect(e));
                    stopping.within(BACKOFF.after(attempt));
                }
            }
        }
    }
}

package io.muara.ingest.fetching;

import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.Rounds;
import io.muara.ingest.cluster.TopicsAtStart;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Fetches files in the background, from start to stop. Does nothing in a service whose providers keep none. */
@Singleton
class Fetching {

    private final Sources sources;
    private final Crew crew;
    private final Rounds rounds;

    Fetching(Sources sources, Crew crew, Findings findings, Cluster cluster, TopicsAtStart topics, Clock clock) {
        this.sources = sources;
        this.crew = crew;
        this.rounds =
                new Rounds("fetching", topics, () -> Errands.open(cluster, sources.channels(), crew, findings, clock));
    }

    void start(@Observes StartupEvent event) {
        if (!sources.channels().isEmpty()) {
            rounds.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
        crew.close();
    }
}

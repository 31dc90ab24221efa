package io.muara.ingest.departure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "muara.departures")
public interface DeparturesConfig {

    /** How many replies of one channel are under way at the same time. */
    @WithDefault("2")
    int concurrency();

    /** How long a reply waits after a provider could not be reached for the first time; doubles from there. */
    @WithDefault("1s")
    Duration firstWait();

    @WithDefault("60s")
    Duration longestWait();

    /** How long after a reply was handed over without an outcome the provider is asked what became of it. */
    @WithDefault("90s")
    Duration settleAfter();
}

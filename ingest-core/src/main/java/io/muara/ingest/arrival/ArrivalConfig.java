package io.muara.ingest.arrival;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "muara.arrival")
public interface ArrivalConfig {

    /** The largest body of one call; more than any provider sends. */
    @WithDefault("4M")
    MemorySize maxBody();

    /** How many calls may be under way; those beyond are asked to come back before their body is read. */
    @WithDefault("2000")
    int maxCalls();

    /** How much memory the bodies under way may take together. */
    @WithDefault("64M")
    MemorySize maxBytes();

    /** How long a body may take to arrive. */
    @WithDefault("10s")
    Duration bodyTimeout();

    /** How long Kafka may take to acknowledge before the provider is asked to come back. */
    @WithDefault("3s")
    Duration patience();
}

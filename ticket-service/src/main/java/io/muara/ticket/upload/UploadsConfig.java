package io.muara.ticket.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "muara.uploads")
public interface UploadsConfig {

    /** Of one file. What a channel takes may be less; it says so when it cannot send it. */
    @WithDefault("25M")
    MemorySize mostBytes();

    /** How long a file may wait for the reply that takes it along. */
    @WithDefault("7d")
    Duration kept();
}

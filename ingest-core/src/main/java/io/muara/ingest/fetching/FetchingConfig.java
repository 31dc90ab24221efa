package io.muara.ingest.fetching;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "muara.fetching")
public interface FetchingConfig {

    /** How many files are fetched at the same time. */
    @WithDefault("12")
    int atOnce();

    /** How many of them may be of one channel, so that a slow provider holds up no other. */
    @WithDefault("4")
    int perChannel();

    /** How many files of one channel wait in memory; the others wait on Kafka. */
    @WithDefault("500")
    int mostWaiting();

    /** The largest file that is fetched. */
    @WithDefault("100M")
    MemorySize mostBytes();

    /** How long one file may take. */
    @WithDefault("15m")
    Duration longest();

    /** How long a provider may say nothing while a file comes. */
    @WithDefault("30s")
    Duration silence();

    /** How long a file is tried for that its provider does not give. WhatsApp keeps files for seven days. */
    @WithDefault("24h")
    Duration patience();

    /** How long a file waits after the first try; doubles from there. */
    @WithDefault("5s")
    Duration firstWait();

    @WithDefault("15m")
    Duration longestWait();
}

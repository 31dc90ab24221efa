package io.muara.ticket.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "muara.stream")
public interface StreamConfig {

    /** How many of the newest events are kept in memory for all who listen; older ones are read from Kafka. */
    @WithDefault("2000")
    int recent();

    /** How often whoever listens is told that we are still there, when nothing happens. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How long a listener may take one event; one who takes longer is cut off and may come back. */
    @WithDefault("10s")
    Duration patience();

    /** How many may listen at the same time on one replica. */
    @WithDefault("500")
    int listeners();
}

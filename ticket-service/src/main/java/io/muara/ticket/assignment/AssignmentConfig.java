package io.muara.ticket.assignment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "muara.assignment")
public interface AssignmentConfig {

    /** How often it is looked for offers, absences and queues whose time has come, and for tickets that can be given out. */
    @WithDefault("1s")
    Duration lookEvery();

    /** How often it is counted what waits. */
    @WithDefault("15s")
    Duration measureEvery();

    /** How long an agent who says that they are there counts as there; consoles say so two or three times as often. */
    @WithDefault("60s")
    Duration heartbeat();
}

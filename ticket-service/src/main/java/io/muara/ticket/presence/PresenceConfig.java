package io.muara.ticket.presence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "muara.presence")
public interface PresenceConfig {

    /** How long an agent counts as there after they last said so; consoles say so two or three times as often. */
    @WithDefault("20s")
    Duration expires();
}

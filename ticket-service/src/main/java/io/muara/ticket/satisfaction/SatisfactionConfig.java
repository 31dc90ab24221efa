package io.muara.ticket.satisfaction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "muara.satisfaction")
public interface SatisfactionConfig {

    /** How long after their first answer contacts may still change it. */
    @WithDefault("7d")
    Duration changeWithin();

    /** Sums of fewer answers are not shown: they would tell what one contact thought. */
    @WithDefault("5")
    int fewest();
}

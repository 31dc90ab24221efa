package io.muara.ingest.quarantine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "muara.quarantine")
public interface QuarantineConfig {

    /** How many waiting entries are known at once, and as many settled ones; more are looked at as these are settled. */
    @WithDefault("50000")
    int room();
}

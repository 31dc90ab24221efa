package io.muara.ingest.cluster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "muara.topics")
public interface TopicsConfig {

    /** Whether to make missing topics at start-up; switch it off where only operations may. */
    @WithDefault("true")
    boolean create();
}

package io.muara.router.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "muara.topics")
interface TopicsConfig {

    /** Whether topics that are missing are made at start-up. Off where operations make them. */
    @WithDefault("true")
    boolean create();
}

package io.muara.router.contact;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "muara.contacts")
interface ContactsConfig {

    /** What may be kept of contacts; the conversations that were told of longest ago are forgotten first. */
    @WithDefault("64M")
    MemorySize memory();

    /** How long the messages of a partition wait for what is known of their contacts, before they are routed without it. */
    @WithDefault("5s")
    Duration patience();
}

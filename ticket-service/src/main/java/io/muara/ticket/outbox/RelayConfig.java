package io.muara.ticket.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "muara.outbox")
public interface RelayConfig {

    /** Whether this replica brings the outbox to Kafka. */
    @WithDefault("true")
    boolean relay();

    /** How long rows are kept after Kafka has them. */
    @WithDefault("1d")
    Duration keepPublished();
}

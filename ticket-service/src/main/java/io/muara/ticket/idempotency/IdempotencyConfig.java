package io.muara.ticket.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "muara.idempotency")
interface IdempotencyConfig {

    /** How long a key stands for what its first call was answered. */
    @WithDefault("24h")
    Duration keep();
}

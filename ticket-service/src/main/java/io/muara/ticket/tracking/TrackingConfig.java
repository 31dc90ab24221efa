package io.muara.ticket.tracking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

@ConfigMapping(prefix = "muara.tracking")
public interface TrackingConfig {

    /** Where the page is seen from outside, with {@code {token}} in it; without it no links are given. */
    Optional<String> url();

    /** What the page is headed by. */
    @WithDefault("Muara")
    String title();

    /** How long a link can be followed. */
    @WithDefault("90d")
    Duration validFor();

    /** In which times are shown. */
    @WithDefault("Asia/Jakarta")
    ZoneId timeZone();

    /** How many messages may be added to a ticket on its page in an hour. */
    @WithDefault("10")
    int messagesPerHour();
}

package io.muara.email.listener;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

@ConfigMapping(prefix = "muara.email.listener")
public interface ListenerConfig {

    /** Where an own mail server delivers to; without one nothing is listened to. */
    OptionalInt port();

    /** The address to listen at: every one of this machine by default. */
    @WithDefault("0.0.0.0")
    String host();

    @WithDefault("lmtp")
    Protocol protocol();

    /** Clients at the same time; a further one is asked to come again. */
    @WithDefault("100")
    int maxConnections();

    /** How long a client may say nothing. */
    @WithDefault("5m")
    Duration silence();

    enum Protocol {
        /** Says of each recipient what became of the mail (RFC 2033). */
        LMTP,
        /** One answer for all recipients. */
        SMTP
    }
}

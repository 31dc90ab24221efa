package io.muara.email.listener;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
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

    /** The name of the {@code quarkus.tls.<name>} that holds our certificate; without one STARTTLS is not offered. */
    Optional<String> tls();

    /** Whether mail is taken only after STARTTLS. */
    @WithDefault("false")
    boolean tlsRequired();

    /** Clients at the same time; a further one is asked to come again. */
    @WithDefault("100")
    int maxConnections();

    /** Of one address, for IPv6 of one /64. */
    @WithDefault("50")
    int maxConnectionsPerAddress();

    /** How long a client may say nothing. */
    @WithDefault("5m")
    Duration silence();

    /** How long a mail may take to come, however often a little of it does. */
    @WithDefault("10m")
    Duration mailTime();

    /** How long a client may stay; a mail that is coming then may end. */
    @WithDefault("30m")
    Duration sessionTime();

    enum Protocol {
        /** Says of each recipient what became of the mail (RFC 2033). */
        LMTP,
        /** One answer for all recipients. */
        SMTP
    }
}

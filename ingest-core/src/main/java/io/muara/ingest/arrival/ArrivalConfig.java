package io.muara.ingest.arrival;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

@ConfigMapping(prefix = "muara.arrival")
public interface ArrivalConfig {

    /** The largest body that any channel may take, unless one is told otherwise; each takes no more than its provider sends. */
    @WithDefault("4M")
    MemorySize maxBody();

    /** How many calls may be worked at; those beyond are asked to come back. As many more may still be sending their body. */
    @WithDefault("2000")
    int maxCalls();

    /** How much memory the bodies under way may take together; half of it at most those that come slowly, in pieces. */
    @WithDefault("64M")
    MemorySize maxBytes();

    /** How long a body may take to arrive. */
    @WithDefault("10s")
    Duration bodyTimeout();

    /** How long Kafka may take to acknowledge before the provider is asked to come back. */
    @WithDefault("3s")
    Duration patience();

    /** How often one address may call. */
    Addresses addresses();

    /** Addresses or networks, as {@code 10.0.0.0/8}, whose {@code X-Forwarded-For} is believed: our own proxies. */
    Optional<List<String>> trustedProxies();

    /** By the channel's id. */
    Map<String, OfChannel> channels();

    /** Channels of another service that shares these settings; {@code *} where only the other knows them all. */
    Optional<Set<String>> elsewhere();

    /** An IPv6 address counts by its /64. Addresses that are not public are not counted. */
    interface Addresses {

        /** Calls a second. */
        @WithDefault("2000")
        int perSecond();

        /** Calls at once, beyond which they count by the second. */
        @WithDefault("4000")
        int burst();

        /** Forged calls a second; none counts against an address that lately made a genuine one. */
        @WithDefault("10")
        int forgedPerSecond();

        /** Forged calls at once. */
        @WithDefault("100")
        int forgedBurst();
    }

    interface OfChannel {

        /** The largest body of one call; by default what the provider sends at most. */
        Optional<MemorySize> maxBody();

        /** Whether calls with a wrong proof are refused, or only counted. */
        @WithDefault("enforced")
        Signatures signatures();

        /** By the name that stands in the webhook's address. */
        Map<String, OfAccount> accounts();
    }

    interface OfAccount {

        /** In place of what is said of the channel. */
        Optional<Signatures> signatures();
    }

    enum Signatures {
        ENFORCED,
        /** A wrong proof is counted and the call is taken: for watching before enforcing, and only for as long. */
        SHADOW
    }
}

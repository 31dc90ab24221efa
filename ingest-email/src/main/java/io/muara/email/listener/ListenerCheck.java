package io.muara.email.listener;

import io.muara.ingest.setup.UnusableConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Stops the start on settings with which nobody could deliver mail. */
final class ListenerCheck {

    private static final String PREFIX = "muara.email.listener.";
    private static final Duration LONGEST = Duration.ofDays(1);

    private ListenerCheck() {}

    /** @throws UnusableConfiguration naming every property that is wrong */
    static void check(ListenerConfig config) {
        var mistakes = new ArrayList<String>();
        number(mistakes, "max-connections", config.maxConnections());
        number(mistakes, "max-connections-per-address", config.maxConnectionsPerAddress());
        time(mistakes, "silence", config.silence());
        time(mistakes, "mail-time", config.mailTime());
        time(mistakes, "session-time", config.sessionTime());
        if (config.tlsRequired() && config.tls().isEmpty()) {
            mistakes.add("%stls-required needs a certificate: set %stls".formatted(PREFIX, PREFIX));
        }
        if (!mistakes.isEmpty()) {
            throw new UnusableConfiguration(String.join("; ", mistakes));
        }
    }

    private static void number(List<String> mistakes, String name, int value) {
        if (value < 1) {
            mistakes.add("%s%s must be at least 1, but was %d".formatted(PREFIX, name, value));
        }
    }

    private static void time(List<String> mistakes, String name, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(LONGEST) > 0) {
            mistakes.add("%s%s must be more than nothing and at most 24h, but was %s".formatted(PREFIX, name, value));
        }
    }
}

package io.muara.email.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What each token was used for first. Safe for use by many threads. */
final class UsedTokens {

    /** Longer than a token is good for, as Kafka's clock and ours count it. */
    private static final Duration KEPT = Mailgun.LONGEST.multipliedBy(2);

    private final Map<String, Use> uses = new HashMap<>();
    private Instant nextForgetting = Instant.MIN;

    private record Use(String what, Instant at) {}

    /** Waits so long at most to be told of a use; empty when there was none. */
    synchronized Optional<String> first(String token, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        for (var left = patience.toMillis(); left > 0 && !uses.containsKey(token); left = millisTo(deadline)) {
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return Optional.ofNullable(uses.get(token)).map(Use::what);
    }

    /** Changes nothing if the token was used before. */
    synchronized void used(String token, String what, Instant at) {
        uses.putIfAbsent(token, new Use(what, at));
        if (at.isAfter(nextForgetting)) {
            uses.values().removeIf(use -> use.at.isBefore(at.minus(KEPT)));
            nextForgetting = at.plus(Duration.ofHours(1));
        }
        notifyAll();
    }

    private static long millisTo(long deadline) {
        return Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    }
}

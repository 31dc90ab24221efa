package io.muara.ingest.departure;

import io.muara.contracts.ConversationKey;
import io.muara.ingest.Pace;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * When the next reply may go, so that a provider never has to tell us off: by account, and by contact. Counts what this
 * consumer hands over; together its likes keep the pace, because each keeps the share of it that it has of the partitions.
 * One thread only.
 */
final class Pacing {

    /** How far ahead of its pace an account may be: a round of Kafka must not make it slower than it is allowed to be. */
    private static final long AHEAD = Duration.ofMillis(250).toNanos();

    private static final int MANY = 1_000;

    private final Pace pace;
    private final Map<String, Long> accounts = new HashMap<>();
    private final Map<String, Long> contacts = new HashMap<>();

    Pacing(Pace pace) {
        this.pace = pace;
    }

    /**
     * @param now in nanoseconds, as {@link System#nanoTime} counts
     * @return how long the next reply must wait; zero when it may go now
     */
    Duration until(ConversationKey conversation, long now) {
        var account = accounts.getOrDefault(conversation.account(), now) - AHEAD;
        var contact = contacts.getOrDefault(conversation.toString(), now);
        return Duration.ofNanos(Math.max(0, Math.max(account - now, contact - now)));
    }

    /** @param share which part of all the account's replies this consumer hands over, above 0 and at most 1 */
    void went(ConversationKey conversation, double share, long now) {
        if (Double.isFinite(pace.perSecond())) {
            var between = (long) (Duration.ofSeconds(1).toNanos() / (pace.perSecond() * share));
            var before = accounts.getOrDefault(conversation.account(), now);
            accounts.put(conversation.account(), (before - now > 0 ? before : now) + between);
        }
        if (!pace.betweenForOneContact().isZero()) {
            if (contacts.size() >= MANY) {
                contacts.values().removeIf(next -> next - now <= 0);
            }
            contacts.put(
                    conversation.toString(), now + pace.betweenForOneContact().toNanos());
        }
    }
}

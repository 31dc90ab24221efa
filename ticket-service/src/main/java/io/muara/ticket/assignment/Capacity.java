package io.muara.ticket.assignment;

import io.muara.contracts.ChannelId;
import java.util.Map;
import java.util.Optional;

/**
 * How many tickets an agent can have that are not done, offered ones among them.
 *
 * @param total absent for no limit
 * @param perChannel a limit for those of one channel alone, within the total
 */
public record Capacity(Optional<Integer> total, Map<ChannelId, Integer> perChannel) {

    public static final Capacity UNLIMITED = new Capacity(Optional.empty(), Map.of());

    private static final int MOST = 10_000;

    public Capacity {
        perChannel = Map.copyOf(perChannel);
        total.ifPresent(limit -> check("total", limit));
        perChannel.forEach((channel, limit) -> check("perChannel." + channel, limit));
    }

    boolean isLimited() {
        return total.isPresent() || !perChannel.isEmpty();
    }

    private static void check(String what, int limit) {
        if (limit < 0 || limit > MOST) {
            throw new IllegalArgumentException("%s must be from 0 to %d, but was %d".formatted(what, MOST, limit));
        }
    }
}

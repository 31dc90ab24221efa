package io.muara.ticket.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the time of one clock goes by: only while its policy's calendar is open, and in no status in which it rests. Always counted
 * from the beginning, so that a policy which comes later finds the time as if it had been there from the first.
 */
record Course(Policy policy, Instant since, List<Stay> stays) {

    /** When so much of the time is used; absent while that cannot be said, because the clock rests. */
    Optional<Instant> when(Duration used) {
        var left = used;
        for (var i = 0; i < stays.size(); i++) {
            if (!runs(stays.get(i))) {
                continue;
            }
            var from = from(i);
            if (i == stays.size() - 1) {
                return Optional.of(policy.plus(from, left));
            }
            var until = later(from, stays.get(i + 1).since());
            var there = policy.between(from, until);
            if (there.compareTo(left) >= 0) {
                return Optional.of(policy.plus(from, left));
            }
            left = left.minus(there);
        }
        return Optional.empty();
    }

    Duration used(Instant now) {
        var used = Duration.ZERO;
        for (var i = 0; i < stays.size(); i++) {
            var until =
                    i == stays.size() - 1 ? now : earlier(now, stays.get(i + 1).since());
            if (runs(stays.get(i)) && from(i).isBefore(until)) {
                used = used.plus(policy.between(from(i), until));
            }
        }
        return used;
    }

    boolean rests() {
        return !runs(stays.getLast());
    }

    private Instant from(int stay) {
        return stay == 0 ? since : later(since, stays.get(stay).since());
    }

    private boolean runs(Stay stay) {
        return !stay.ended() && !policy.pause().contains(stay.status());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

package io.muara.contracts.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The open times of a calendar one after the other. Between two changes of the clock, local time is nothing but a shift of ours;
 * so each stretch between them is walked by itself, and an hour that is left out or comes twice counts as often as it is there.
 */
record OpenTimes(Calendar calendar) {

    private static final Duration LIFETIME = Duration.ofDays(366 * 200);

    Duration between(Instant from, Instant until) {
        var sum = new Duration[] {Duration.ZERO};
        walk(from, until, (start, end) -> {
            sum[0] = sum[0].plus(Duration.between(start, end));
            return true;
        });
        return sum[0];
    }

    Instant plus(Instant from, Duration open) {
        if (!open.isPositive()) {
            return from;
        }
        var left = new Duration[] {open};
        var reached = new Instant[] {from.plus(LIFETIME)};
        walk(from, reached[0], (start, end) -> {
            var there = Duration.between(start, end);
            if (there.compareTo(left[0]) >= 0) {
                reached[0] = start.plus(left[0]);
                return false;
            }
            left[0] = left[0].minus(there);
            return true;
        });
        return reached[0];
    }

    /** @param visit false ends the walk */
    private void walk(Instant from, Instant until, BiPredicate<Instant, Instant> visit) {
        var rules = calendar.zone().getRules();
        var goesOn = true;
        for (var at = from; goesOn && at.isBefore(until); ) {
            @Nullable ZoneOffsetTransition change = rules.nextTransition(at);
            var end = change == null || until.isBefore(change.getInstant()) ? until : change.getInstant();
            goesOn = walk(at, end, rules.getOffset(at), visit);
            at = end;
        }
    }

    private boolean walk(Instant from, Instant until, ZoneOffset offset, BiPredicate<Instant, Instant> visit) {
        for (var date = date(from, offset); ; date = date.plusDays(1)) {
            var midnight = date.atStartOfDay().toInstant(offset);
            if (!midnight.isBefore(until)) {
                return true;
            }
            for (var hours : calendar.hoursOn(date)) {
                var start = later(from, midnight.plus(Duration.ofMinutes(hours.from())));
                var end = earlier(until, midnight.plus(Duration.ofMinutes(hours.until())));
                if (start.isBefore(end) && !visit.test(start, end)) {
                    return false;
                }
            }
        }
    }

    private static LocalDate date(Instant moment, ZoneOffset offset) {
        return moment.atOffset(offset).toLocalDate();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

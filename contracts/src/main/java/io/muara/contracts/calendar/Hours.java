package io.muara.contracts.calendar;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a day, in minutes since midnight.
 *
 * @param until not itself part of it; 1440 is the day's end
 */
public record Hours(int from, int until) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*-\\s*(\\d{1,2}):(\\d{2})");
    private static final int MINUTES = 60;
    private static final int DAY = 24 * MINUTES;

    public Hours {
        if (from < 0 || from >= DAY || until > DAY) {
            throw new IllegalArgumentException("hours must lie between 00:00 and 24:00");
        }
    }

    /** @param written such as {@code 08:00-17:00}; {@code 22:00-06:00} goes over midnight */
    public static Hours parse(String written) {
        var parts = WRITTEN.matcher(written.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "hours must be written as 08:00-17:00, but were '%s'".formatted(written));
        }
        return new Hours(minutes(parts, 1), minutes(parts, 3));
    }

    /** Whether the later part of it belongs to the next day. */
    public boolean overMidnight() {
        return until <= from;
    }

    public boolean holds(LocalTime time) {
        var minute = time.toSecondOfDay() / MINUTES;
        return overMidnight() ? minute >= from || minute < until : minute >= from && minute < until;
    }

    private static int minutes(Matcher parts, int group) {
        var minute = Integer.parseInt(parts.group(group + 1));
        if (minute >= MINUTES) {
            throw new IllegalArgumentException("an hour has 60 minutes, but '%s' stands here".formatted(parts.group()));
        }
        return Integer.parseInt(parts.group(group)) * MINUTES + minute;
    }

    @Override
    public String toString() {
        return "%02d:%02d-%02d:%02d".formatted(from / MINUTES, from % MINUTES, until / MINUTES, until % MINUTES);
    }
}

package io.muara.ticket.sla;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long something may take, as people write it: {@code 45m}, {@code 8h}, {@code 1d 12h}, {@code 1h30m}. */
final class Lengths {

    private static final Pattern WRITTEN =
            Pattern.compile("(?:(\\d{1,4})d)?\\s*(?:(\\d{1,5})h)?\\s*(?:(\\d{1,6})m)?\\s*(?:(\\d{1,8})s)?");

    private static final Duration LONGEST = Duration.ofDays(366);

    private Lengths() {}

    /** @throws IllegalArgumentException when it is none, nothing, or longer than a year */
    static Duration parse(String written) {
        var parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "expected a length of time such as 45m, 8h or 1d 12h, but found '%s'".formatted(written));
        }
        var length = Duration.ofDays(part(parts, 1))
                .plusHours(part(parts, 2))
                .plusMinutes(part(parts, 3))
                .plusSeconds(part(parts, 4));
        if (length.isZero() || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a length of time must be more than nothing and at most 366d, but was '%s'".formatted(written));
        }
        return length;
    }

    private static long part(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }
}

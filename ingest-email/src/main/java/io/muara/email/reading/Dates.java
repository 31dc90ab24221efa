package io.muara.email.reading;

import static java.util.Map.entry;

import io.muara.ingest.reading.Clean;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as mail programs write them, of which RFC 5322 describes a part. */
final class Dates {

    private static final String CLOCK = "(?<hour>\\d{1,2})[:.](?<minute>\\d{2})(?:[:.](?<second>\\d{2}))?";
    /** Sat, 21 Nov 2026 08:00:00 +0700 */
    private static final Pattern USUAL = Pattern.compile(
            "(?<day>\\d{1,2})[\\s-]*(?<month>[A-Za-z]{3})[a-z]*\\.?[\\s,-]*(?<year>\\d{2,4})[\\s,]+" + CLOCK);
    /** Sat Nov 21 08:00:00 2026 */
    private static final Pattern C_LANGUAGE = Pattern.compile("(?<month>[A-Za-z]{3})[a-z]*\\s+(?<day>\\d{1,2})\\s+"
            + CLOCK + "(?:\\s+[A-Za-z]{3,4})?\\s+(?<year>\\d{4})");

    private static final int LONGEST = 200;
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{2}):?(\\d{2})");
    private static final Pattern ZONE = Pattern.compile("[A-Za-z]{1,4}");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            entry("EST", -5),
            entry("EDT", -4),
            entry("CST", -6),
            entry("CDT", -5),
            entry("MST", -7),
            entry("MDT", -6),
            entry("PST", -8),
            entry("PDT", -7),
            entry("CET", 1),
            entry("CEST", 2),
            entry("EET", 2),
            entry("EEST", 3),
            entry("BST", 1),
            entry("WIB", 7),
            entry("WITA", 8),
            entry("WIT", 9),
            entry("SGT", 8),
            entry("JST", 9),
            entry("KST", 9));

    private Dates() {}

    static Optional<Instant> parse(String written) {
        var text = Clean.cut(written, LONGEST);
        try {
            return first(USUAL, text).or(() -> first(C_LANGUAGE, text)).or(() -> iso(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> first(Pattern form, String text) {
        var date = form.matcher(text);
        return date.find() ? instant(date, text.substring(date.end())) : Optional.empty();
    }

    private static Optional<Instant> instant(Matcher date, String rest) {
        var month = MONTHS.indexOf(date.group("month").toLowerCase(Locale.ROOT)) + 1;
        if (month == 0) {
            return Optional.empty();
        }
        var second = date.group("second") == null ? 0 : Math.min(59, Integer.parseInt(date.group("second")));
        var local = LocalDateTime.of(
                year(date.group("year")),
                month,
                Integer.parseInt(date.group("day")),
                Integer.parseInt(date.group("hour")),
                Integer.parseInt(date.group("minute")),
                second);
        return Optional.of(local.toInstant(offset(rest)));
    }

    /** RFC 5322, section 4.3: two digits below 50 are of this century, three digits count from 1900. */
    private static int year(String written) {
        var year = Integer.parseInt(written);
        if (written.length() == 4) {
            return year;
        }
        return year < 50 && written.length() == 2 ? 2000 + year : 1900 + year;
    }

    private static ZoneOffset offset(String rest) {
        var offset = OFFSET.matcher(rest);
        if (offset.find()) {
            var sign = offset.group(1).equals("-") ? -1 : 1;
            return hoursAndMinutes(sign * Integer.parseInt(offset.group(2)), sign * Integer.parseInt(offset.group(3)));
        }
        var zone = ZONE.matcher(rest);
        var hours = zone.find() ? ZONES.getOrDefault(zone.group().toUpperCase(Locale.ROOT), 0) : 0;
        return ZoneOffset.ofHours(hours);
    }

    private static ZoneOffset hoursAndMinutes(int hours, int minutes) {
        // No zone is that far away; such an offset says nothing.
        return Math.abs(hours) > 15 || Math.abs(minutes) > 59
                ? ZoneOffset.UTC
                : ZoneOffset.ofHoursMinutes(hours, minutes);
    }

    private static Optional<Instant> iso(String text) {
        return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
    }
}

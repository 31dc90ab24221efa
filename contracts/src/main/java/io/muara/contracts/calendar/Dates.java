package io.muara.contracts.calendar;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.muara.contracts.written.Nearest;
import io.muara.contracts.written.Place;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads zones, dates and days of the week. */
public final class Dates {

    private static final Map<String, DayOfWeek> DAYS = Arrays.stream(DayOfWeek.values())
            .collect(toUnmodifiableMap(day -> day.name().toLowerCase(Locale.ROOT), Function.identity()));

    private Dates() {}

    /** Only those with a name: an offset such as +07:00 knows no summer time. */
    public static Optional<ZoneId> zone(Place place) {
        return place.oneOf("time zone", ZoneId.getAvailableZoneIds()).map(ZoneId::of);
    }

    public static Optional<LocalDate> date(Place place) {
        return place.as(written -> {
            try {
                return LocalDate.parse(written);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "expected a date such as 2026-12-25, but found '%s'".formatted(written), e);
            }
        });
    }

    /** Days such as {@code saturday} and {@code monday-friday}; what is neither is a mistake. */
    public static List<DayOfWeek> days(Place place) {
        return place.texts()
                .flatMap(written -> days(place, List.of(written.split("-", 2))).stream())
                .toList();
    }

    private static List<DayOfWeek> days(Place place, List<String> ends) {
        var first = day(place, ends.getFirst());
        var last = day(place, ends.getLast());
        if (first.isEmpty() || last.isEmpty()) {
            return List.of();
        }
        return Stream.iterate(first.get(), day -> day.plus(1))
                .limit(1 + Math.floorMod(last.get().getValue() - first.get().getValue(), DayOfWeek.values().length))
                .toList();
    }

    private static Optional<DayOfWeek> day(Place place, String written) {
        var day = Optional.ofNullable(DAYS.get(written.strip()));
        if (day.isEmpty()) {
            place.wrong("unknown day '%s'".formatted(written), Nearest.to(written, DAYS.keySet()));
        }
        return day;
    }
}

package io.muara.contracts.calendar;

import io.muara.contracts.written.Folder;
import io.muara.contracts.written.Once;
import io.muara.contracts.written.Place;
import java.time.DayOfWeek;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads when the business is open. */
public final class CalendarSection {

    private static final Set<String> KEYS = Set.of("zone", "hours", "holidays", "import");
    private static final Set<String> HOLIDAY = Set.of("date", "name", "every-year");

    private final Folder folder;
    private final Once once = new Once("calendar");

    public CalendarSection(Folder folder) {
        this.folder = folder;
    }

    public Map<String, Calendar> read(List<Place> sections) {
        var calendars = new HashMap<String, Calendar>();
        for (var section : sections) {
            section.entries().forEach((name, place) -> {
                once.check(name, place);
                calendars.put(name, calendar(name, place));
            });
        }
        return calendars;
    }

    private Calendar calendar(String name, Place place) {
        var fields = place.fields(KEYS);
        for (var needed : List.of("zone", "hours")) {
            if (!fields.containsKey(needed)) {
                place.wrong("'%s' is missing: nobody knows when it is open".formatted(needed));
            }
        }
        var holidays = Stream.concat(
                items(fields, "holidays").flatMap(item -> holiday(item).stream()),
                items(fields, "import").flatMap(item -> imported(item).stream()));
        return new Calendar(
                name,
                Optional.ofNullable(fields.get("zone")).flatMap(Dates::zone).orElse(ZoneId.of("UTC")),
                Optional.ofNullable(fields.get("hours"))
                        .map(CalendarSection::week)
                        .orElse(Map.of()),
                holidays.toList());
    }

    private static Map<DayOfWeek, List<Hours>> week(Place place) {
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        place.keyed().forEach((days, hours) -> {
            var open = hours.items().stream()
                    .flatMap(item -> item.as(CalendarSection::withinADay).stream())
                    .toList();
            Dates.days(days).forEach(day -> week.computeIfAbsent(day, any -> new ArrayList<>())
                    .addAll(open));
        });
        return week;
    }

    private static Hours withinADay(String written) {
        var hours = Hours.parse(written);
        if (hours.overMidnight()) {
            throw new IllegalArgumentException(
                    "hours of a calendar end with the day; write 22:00-24:00, and 00:00-06:00 on the next day");
        }
        return hours;
    }

    private static Optional<Holiday> holiday(Place place) {
        var fields = place.fields(HOLIDAY);
        var name = Optional.ofNullable(fields.get("name")).flatMap(Place::text).orElse("a day off");
        var everyYear = Optional.ofNullable(fields.get("every-year"))
                .flatMap(Place::yesOrNo)
                .orElse(false);
        if (!fields.containsKey("date")) {
            place.wrong("'date' is missing");
        }
        return Optional.ofNullable(fields.get("date"))
                .flatMap(Dates::date)
                .map(date -> everyYear
                        ? new Holiday.EveryYear(name, MonthDay.from(date))
                        : new Holiday.On(name, Set.of(date)));
    }

    private List<Holiday> imported(Place place) {
        return place.oneOf("file", folder.files().keySet())
                .flatMap(folder::file)
                .flatMap(bytes -> place.as(file -> HolidayFile.read(bytes)))
                .orElse(List.of());
    }

    private static Stream<Place> items(Map<String, Place> fields, String key) {
        return Optional.ofNullable(fields.get(key)).stream().flatMap(list -> list.items().stream());
    }
}

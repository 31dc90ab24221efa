package io.muara.contracts.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.DAYS;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateOrDateTimeProperty;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** Holidays as other programs write them: the all-day events of an iCalendar file (RFC 5545), repeated ones included. */
public final class HolidayFile {

    /** A yearly holiday for longer than anybody plans; an event that repeats daily and for ever ends here. */
    private static final int MOST_TIMES = 400;

    private static final int LONGEST_DAYS = 366;

    private HolidayFile() {}

    /** @throws IllegalArgumentException when it is no iCalendar file, or one of its events is not of whole days */
    public static List<Holiday> read(byte[] bytes) {
        var calendars = Biweekly.parse(new String(bytes, UTF_8)).all();
        if (calendars.isEmpty()) {
            throw new IllegalArgumentException("it holds no calendar: BEGIN:VCALENDAR is missing");
        }
        return calendars.stream()
                .map(ICalendar::getEvents)
                .flatMap(List::stream)
                .map(HolidayFile::holiday)
                .toList();
    }

    private static Holiday holiday(VEvent event) {
        var name = event.getSummary() == null ? "a day off" : event.getSummary().getValue();
        var start = date(event.getDateStart(), name)
                .orElseThrow(() -> new IllegalArgumentException("the event '%s' has no DTSTART".formatted(name)));
        var end = date(event.getDateEnd(), name).filter(start::isBefore).orElse(start.plusDays(1));
        return new Holiday.On(name, dates(event, Math.min(DAYS.between(start, end), LONGEST_DAYS)));
    }

    private static Set<LocalDate> dates(VEvent event, long days) {
        var dates = new HashSet<LocalDate>();
        var times = event.getDateIterator(TimeZone.getDefault());
        for (var time = 0; time < MOST_TIMES && times.hasNext(); time++) {
            var first = date(times.next());
            first.datesUntil(first.plusDays(days)).forEach(dates::add);
        }
        return dates;
    }

    private static Optional<LocalDate> date(@Nullable DateOrDateTimeProperty property, String name) {
        if (property == null) {
            return Optional.empty();
        }
        if (property.getValue().hasTime()) {
            throw new IllegalArgumentException(
                    "the event '%s' is not of whole days; a holiday needs DTSTART;VALUE=DATE".formatted(name));
        }
        return Optional.of(date(property.getValue()));
    }

    /** The library tells a date as its midnight where this program runs. */
    private static LocalDate date(Date midnight) {
        return midnight.toInstant().atZone(ZoneId.systemDefault()).toLocalDate();
    }
}

package io.muara.router.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a part of the business is open.
 *
 * @param week the hours of each day, none over midnight; a day without any is closed
 */
public record Calendar(String name, ZoneId zone, Map<DayOfWeek, List<Hours>> week, List<Holiday> holidays) {

    public Calendar {
        week = Map.copyOf(week);
        holidays = List.copyOf(holidays);
    }

    public boolean isOpen(Instant moment) {
        var there = moment.atZone(zone);
        return holidayOn(there.toLocalDate()).isEmpty()
                && week.getOrDefault(there.getDayOfWeek(), List.of()).stream()
                        .anyMatch(hours -> hours.holds(there.toLocalTime()));
    }

    public Optional<Holiday> holidayAt(Instant moment) {
        return holidayOn(moment.atZone(zone).toLocalDate());
    }

    private Optional<Holiday> holidayOn(LocalDate date) {
        return holidays.stream().filter(holiday -> holiday.isOn(date)).findFirst();
    }
}

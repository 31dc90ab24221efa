package io.muara.contracts.calendar;

import static java.util.Comparator.comparingInt;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
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
        var days = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        week.forEach((day, hours) -> days.put(day, united(hours)));
        week = Collections.unmodifiableMap(days);
        holidays = List.copyOf(holidays);
    }

    public boolean isOpen(Instant moment) {
        var there = moment.atZone(zone);
        return hoursOn(there.toLocalDate()).stream().anyMatch(hours -> hours.holds(there.toLocalTime()));
    }

    public Optional<Holiday> holidayAt(Instant moment) {
        return holidayOn(moment.atZone(zone).toLocalDate());
    }

    /** How much of the time from the one moment to the other it is open; nothing when the other is not later. */
    public Duration openBetween(Instant from, Instant until) {
        return new OpenTimes(this).between(from, until);
    }

    /**
     * The first moment by which it has been open for so long, which may be a closing time; the same moment for nothing. One
     * that is never open again is taken to be so a lifetime later.
     */
    public Instant plusOpen(Instant from, Duration open) {
        return new OpenTimes(this).plus(from, open);
    }

    /** In their order, none touching another. */
    List<Hours> hoursOn(LocalDate date) {
        return holidayOn(date).isPresent() ? List.of() : week.getOrDefault(date.getDayOfWeek(), List.of());
    }

    private Optional<Holiday> holidayOn(LocalDate date) {
        return holidays.stream().filter(holiday -> holiday.isOn(date)).findFirst();
    }

    private static List<Hours> united(List<Hours> hours) {
        var united = new ArrayList<Hours>();
        for (var next : hours.stream().sorted(comparingInt(Hours::from)).toList()) {
            if (united.isEmpty() || united.getLast().until() < next.from()) {
                united.add(next);
            } else if (united.getLast().until() < next.until()) {
                united.add(new Hours(united.removeLast().from(), next.until()));
            }
        }
        return List.copyOf(united);
    }
}

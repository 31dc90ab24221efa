package io.muara.router.condition;

import io.muara.contracts.calendar.Calendar;
import io.muara.contracts.calendar.Hours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Moments: all that is given must fit.
 *
 * @param zone in which days and hours are meant
 * @param from the first day
 * @param until the last day
 * @param days empty for every day
 * @param calendar by which it is open, closed or a holiday; present when one of these is asked for
 */
public record Moment(
        ZoneId zone,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Set<DayOfWeek> days,
        Optional<Hours> hours,
        Optional<Calendar> calendar,
        Optional<Boolean> open,
        Optional<Boolean> holiday) {

    private static final DateTimeFormatter TOLD = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

    public Moment {
        days = Set.copyOf(days);
        if (calendar.isEmpty() && (open.isPresent() || holiday.isPresent())) {
            throw new IllegalArgumentException("only a calendar knows when it is open or a holiday");
        }
    }

    boolean fits(Instant instant) {
        var there = instant.atZone(zone);
        var date = there.toLocalDate();
        return from.filter(date::isBefore).isEmpty()
                && until.filter(date::isAfter).isEmpty()
                && (days.isEmpty() || days.contains(there.getDayOfWeek()))
                && hours.filter(it -> !it.holds(there.toLocalTime())).isEmpty()
                && calendar.filter(it -> !fits(it, instant)).isEmpty();
    }

    private boolean fits(Calendar its, Instant instant) {
        return open.filter(it -> it != its.isOpen(instant)).isEmpty()
                && holiday.filter(it -> it != its.holidayAt(instant).isPresent())
                        .isEmpty();
    }

    /** Such as {@code Sat 2026-11-28 19:05 Asia/Jakarta, office is closed (Natal)}. */
    String told(Instant instant) {
        var there = TOLD.format(instant.atZone(zone)) + " " + zone;
        return there
                + calendar.map(its -> ", %s is %s%s"
                                .formatted(
                                        its.name(),
                                        its.isOpen(instant) ? "open" : "closed",
                                        its.holidayAt(instant)
                                                .map(holiday -> " (" + holiday.name() + ")")
                                                .orElse("")))
                        .orElse("");
    }
}

package io.muara.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Wire;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenTimesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<Hours> ALL_DAY = List.of(Hours.parse("00:00-24:00"));

    @Test
    void nights_and_holidays_do_not_count() {
        var office = new Calendar(
                "office",
                ZoneId.of("Asia/Jakarta"),
                Map.of(
                        DayOfWeek.FRIDAY, List.of(Hours.parse("08:00-17:00")),
                        DayOfWeek.MONDAY, List.of(Hours.parse("08:00-17:00")),
                        DayOfWeek.TUESDAY, List.of(Hours.parse("08:00-17:00"))),
                List.of(new Holiday.On("Cuti bersama", Set.of(LocalDate.of(2026, 11, 30)))));
        var friday = at(office, "2026-11-27T16:00");

        assertThat(office.plusOpen(friday, Duration.ofHours(1))).isEqualTo(at(office, "2026-11-27T17:00"));
        assertThat(office.plusOpen(friday, Duration.ofMinutes(61))).isEqualTo(at(office, "2026-12-01T08:01"));
        assertThat(office.openBetween(friday, at(office, "2026-12-01T09:30"))).isEqualTo(Duration.ofMinutes(150));
        assertThat(office.openBetween(at(office, "2026-12-01T09:30"), friday)).isZero();
    }

    @Test
    void hours_that_go_on_after_midnight_are_one_stretch() {
        var night = new Calendar(
                "night",
                ZoneId.of("Asia/Jakarta"),
                Map.of(
                        DayOfWeek.FRIDAY, List.of(Hours.parse("22:00-24:00")),
                        DayOfWeek.SATURDAY, List.of(Hours.parse("00:00-06:00"))),
                List.of());

        assertThat(night.plusOpen(at(night, "2026-11-27T20:00"), Duration.ofHours(5)))
                .isEqualTo(at(night, "2026-11-28T03:00"));
    }

    @Test
    void an_hour_that_is_left_out_does_not_count_and_one_that_comes_twice_counts_twice() {
        var always = new Calendar("always", BERLIN, everyDay(ALL_DAY), List.of());
        var night = new Calendar("night", BERLIN, everyDay(List.of(Hours.parse("01:30-03:30"))), List.of());

        assertThat(always.openBetween(at(always, "2026-03-29T00:00"), at(always, "2026-03-30T00:00")))
                .isEqualTo(Duration.ofHours(23));
        assertThat(always.openBetween(at(always, "2026-10-25T00:00"), at(always, "2026-10-26T00:00")))
                .isEqualTo(Duration.ofHours(25));
        assertThat(night.openBetween(at(night, "2026-03-29T00:00"), at(night, "2026-03-29T12:00")))
                .isEqualTo(Duration.ofHours(1));
        assertThat(night.openBetween(at(night, "2026-10-25T00:00"), at(night, "2026-10-25T12:00")))
                .isEqualTo(Duration.ofHours(3));
    }

    @Test
    void one_that_never_opens_is_reached_in_a_lifetime() {
        var closed = new Calendar("closed", BERLIN, Map.of(), List.of());

        assertThat(closed.plusOpen(Instant.EPOCH, Duration.ofMinutes(1)))
                .isAfter(Instant.EPOCH.plus(Duration.ofDays(70_000)));
    }

    @Test
    void random_calendars_agree_with_looking_at_every_minute() {
        var random = new Random(20_261_128);
        for (var round = 0; round < 300; round++) {
            var calendar = calendar(random);
            // Around the nights of March 2026 and October 2026, in which clocks change somewhere.
            var start = Instant.parse(random.nextBoolean() ? "2026-03-20T00:00:00Z" : "2026-10-18T00:00:00Z")
                    .plus(Duration.ofMinutes(random.nextInt(20 * 1440)));
            var minutes = random.nextInt(6 * 1440);
            var end = start.plus(Duration.ofMinutes(minutes));

            var open = 0;
            for (var minute = 0; minute < minutes; minute++) {
                open += calendar.isOpen(start.plus(Duration.ofMinutes(minute))) ? 1 : 0;
            }

            assertThat(calendar.openBetween(start, end))
                    .as("%s from %s", calendar, start)
                    .isEqualTo(Duration.ofMinutes(open));
            if (open > 0) {
                var wanted = Duration.ofMinutes(1 + random.nextInt(open));
                var reached = calendar.plusOpen(start, wanted);
                assertThat(calendar.openBetween(start, reached)).isEqualTo(wanted);
                assertThat(calendar.isOpen(reached.minusNanos(1))).isTrue();
            }
        }
    }

    @Test
    void a_calendar_survives_being_stored() {
        var random = new Random(7);
        for (var round = 0; round < 20; round++) {
            var calendar = calendar(random);

            assertThat(Wire.read(Wire.bytes(calendar), Calendar.class)).isEqualTo(calendar);
        }
    }

    private static Calendar calendar(Random random) {
        var zones =
                List.of("Asia/Jakarta", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu");
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var hours = new ArrayList<Hours>();
            for (var count = random.nextInt(4); count > 0; count--) {
                var from = random.nextInt(1440);
                hours.add(new Hours(from, from + 1 + random.nextInt(1440 - from)));
            }
            week.put(day, hours);
        }
        return new Calendar(
                "random",
                ZoneId.of(zones.get(random.nextInt(zones.size()))),
                week,
                List.of(
                        new Holiday.On("on", Set.of(LocalDate.of(2026, 3, 1 + random.nextInt(31)))),
                        new Holiday.EveryYear("every year", MonthDay.of(10, 1 + random.nextInt(31)))));
    }

    private static Map<DayOfWeek, List<Hours>> everyDay(List<Hours> hours) {
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, hours);
        }
        return week;
    }

    private static Instant at(Calendar calendar, String there) {
        return LocalDateTime.parse(there).atZone(calendar.zone()).toInstant();
    }
}

package io.muara.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalendarTest {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private static final Calendar OFFICE = new Calendar(
            "office",
            JAKARTA,
            Map.of(DayOfWeek.FRIDAY, List.of(Hours.parse("08:00-11:30"), Hours.parse("13:00-24:00"))),
            List.of(
                    new Holiday.EveryYear("Natal", MonthDay.of(12, 25)),
                    new Holiday.On("Cuti bersama", Set.of(LocalDate.of(2026, 11, 27)))));

    @Test
    void it_is_open_from_the_first_minute_to_the_last_in_its_own_zone() {
        assertThat(isOpen("2026-11-20T07:59:59")).isFalse();
        assertThat(isOpen("2026-11-20T08:00:00")).isTrue();
        assertThat(isOpen("2026-11-20T11:29:59")).isTrue();
        assertThat(isOpen("2026-11-20T11:30:00")).isFalse();
        assertThat(isOpen("2026-11-20T23:59:59")).isTrue();
        assertThat(isOpen("2026-11-21T10:00:00")).isFalse();
    }

    @Test
    void nobody_works_on_a_holiday() {
        assertThat(isOpen("2026-11-27T09:00:00")).isFalse();
        assertThat(OFFICE.holidayAt(at("2026-11-27T23:59:00")))
                .map(Holiday::name)
                .contains("Cuti bersama");
        assertThat(OFFICE.holidayAt(at("2031-12-25T00:00:00")))
                .map(Holiday::name)
                .contains("Natal");
        assertThat(OFFICE.holidayAt(at("2026-12-24T23:59:00"))).isEmpty();
    }

    @Test
    void hours_may_go_over_midnight() {
        var night = Hours.parse("22:00-06:00");

        assertThat(night.holds(LocalTime.of(23, 0))).isTrue();
        assertThat(night.holds(LocalTime.of(5, 59))).isTrue();
        assertThat(night.holds(LocalTime.of(6, 0))).isFalse();
        assertThat(night).hasToString("22:00-06:00");
    }

    @Test
    void hours_that_are_none_are_refused() {
        for (var written : List.of("8-17", "08:00", "25:00-26:00", "08:00-24:01", "08:60-09:00", "")) {
            assertThatThrownBy(() -> Hours.parse(written)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static boolean isOpen(String there) {
        return OFFICE.isOpen(at(there));
    }

    private static Instant at(String there) {
        return LocalDateTime.parse(there).atZone(JAKARTA).toInstant();
    }
}

package io.muara.contracts.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HolidayFileTest {

    @Test
    void days_with_and_without_an_end_and_yearly_ones_are_holidays() {
        var holidays = read("""
                BEGIN:VEVENT
                UID:1
                DTSTART;VALUE=DATE:20270310
                DTEND;VALUE=DATE:20270312
                SUMMARY:Idul Fitri
                END:VEVENT
                BEGIN:VEVENT
                UID:2
                DTSTART;VALUE=DATE:20260817
                RRULE:FREQ=YEARLY
                SUMMARY:Hari Kemerdekaan
                END:VEVENT
                """);

        assertThat(holidays).extracting(Holiday::name).containsExactly("Idul Fitri", "Hari Kemerdekaan");
        assertThat(isHoliday(holidays, "2027-03-09")).isFalse();
        assertThat(isHoliday(holidays, "2027-03-10")).isTrue();
        assertThat(isHoliday(holidays, "2027-03-11")).isTrue();
        assertThat(isHoliday(holidays, "2027-03-12")).isFalse();
        assertThat(isHoliday(holidays, "2026-08-17")).isTrue();
        assertThat(isHoliday(holidays, "2040-08-17")).isTrue();
        assertThat(isHoliday(holidays, "2040-08-18")).isFalse();
    }

    @Test
    void an_event_that_repeats_for_ever_ends() {
        var holidays = read("BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY\nEND:VEVENT\n");

        assertThat(isHoliday(holidays, "2026-06-01")).isTrue();
        assertThat(isHoliday(holidays, "2030-01-01")).isFalse();
    }

    @Test
    void an_hour_is_no_holiday() {
        assertThatThrownBy(() -> read("BEGIN:VEVENT\nUID:1\nDTSTART:20260101T080000Z\nSUMMARY:Rapat\nEND:VEVENT\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'Rapat' is not of whole days");
    }

    @Test
    void what_is_no_calendar_is_refused() {
        assertThatThrownBy(() -> HolidayFile.read("hello".getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BEGIN:VCALENDAR is missing");
    }

    private static List<Holiday> read(String events) {
        return HolidayFile.read(("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n" + events + "END:VCALENDAR\n")
                .replace("\n", "\r\n")
                .getBytes(UTF_8));
    }

    private static boolean isHoliday(List<Holiday> holidays, String date) {
        return holidays.stream().anyMatch(holiday -> holiday.isOn(LocalDate.parse(date)));
    }
}

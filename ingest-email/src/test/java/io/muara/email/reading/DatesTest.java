package io.muara.email.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatesTest {

    private static final Instant MOMENT = Instant.parse("2026-11-21T01:02:03Z");

    @Test
    void one_moment_is_written_in_many_ways() {
        List.of(
                        "Sat, 21 Nov 2026 08:02:03 +0700",
                        "21 Nov 26 01:02:03 GMT",
                        "Mon, 21 Nov 2026 01:02:03 UT",
                        "Sat, 21 Nov 2026 03:02:03 GMT+0200",
                        "Sat, 21 Nov 2026 08:02:03 WIB",
                        "Fri, 20 Nov 2026 20:02:03 EST (Eastern)",
                        "Sat, 21-Nov-2026 01:02:03 Z",
                        "Sat Nov 21 01:02:03 2026",
                        "2026-11-21T08:02:03+07:00",
                        "Sat, 21 November 2026 01.02.03 +0000")
                .forEach(written -> assertThat(Dates.parse(written)).as(written).hasValue(MOMENT));
    }

    @Test
    void old_years_of_two_and_three_digits_are_understood() {
        assertThat(Dates.parse("1 Jan 98 00:00:00 +0000")).hasValue(Instant.parse("1998-01-01T00:00:00Z"));
        assertThat(Dates.parse("1 Jan 101 00:00 +0000")).hasValue(Instant.parse("2001-01-01T00:00:00Z"));
    }

    @Test
    void what_is_no_date_is_none() {
        List.of("", "yesterday", "99 Foo 2026 08:00:00", "31 Feb 2026 08:00:00 +0000", "1 Jan 2026 77:00:00")
                .forEach(written -> assertThat(Dates.parse(written)).as(written).isEmpty());
    }
}

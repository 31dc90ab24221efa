package io.muara.router.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** A day, or several, on which nobody works. */
public sealed interface Holiday {

    String name();

    boolean isOn(LocalDate date);

    record On(String name, Set<LocalDate> dates) implements Holiday {

        public On {
            dates = Set.copyOf(dates);
        }

        @Override
        public boolean isOn(LocalDate date) {
            return dates.contains(date);
        }
    }

    record EveryYear(String name, MonthDay day) implements Holiday {

        @Override
        public boolean isOn(LocalDate date) {
            return MonthDay.from(date).equals(day);
        }
    }
}

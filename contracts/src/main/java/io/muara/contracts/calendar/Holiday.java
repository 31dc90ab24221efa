package io.muara.contracts.calendar;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** A day, or several, on which nobody works. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Holiday.On.class, name = "on"),
    @JsonSubTypes.Type(value = Holiday.EveryYear.class, name = "every_year")
})
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

package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How soon somebody must answer, most urgent first. */
public enum Priority {
    URGENT,
    HIGH,
    NORMAL,
    LOW;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Priority of(String id) {
        for (var priority : values()) {
            if (priority.id().equals(id)) {
                return priority;
            }
        }
        throw new IllegalArgumentException("priority must be urgent, high, normal or low, but was '%s'".formatted(id));
    }
}

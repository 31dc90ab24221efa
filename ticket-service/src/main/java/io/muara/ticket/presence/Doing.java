package io.muara.ticket.presence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What an agent does on a ticket. */
public enum Doing {
    READING,
    TYPING;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Doing of(String id) {
        return Arrays.stream(values())
                .filter(doing -> doing.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("doing must be reading or typing, but was '%s'".formatted(id)));
    }
}

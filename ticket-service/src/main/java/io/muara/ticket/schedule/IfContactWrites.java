package io.muara.ticket.schedule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What becomes of a reply whose contact writes before it is sent. */
public enum IfContactWrites {
    SEND,
    /** It waits until somebody has looked. */
    HOLD;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static IfContactWrites of(String id) {
        return Arrays.stream(values())
                .filter(choice -> choice.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "ifContactWrites must be send or hold, but was '%s'".formatted(id)));
    }
}

package io.muara.ticket.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a scheduled reply stands. */
public enum State {
    WAITING,
    /** Its contact wrote meanwhile; somebody must say whether it still fits. */
    HELD,
    /** It is a reply like any other now. */
    SENT,
    CANCELLED,
    /** Its ticket took no reply any more when its time had come. */
    REFUSED;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}

package io.muara.ticket.assignment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Whether an agent is there to take tickets. */
public enum Presence {
    @JsonProperty("online")
    ONLINE,
    /** There, and not to be given anything new. */
    @JsonProperty("away")
    AWAY,
    @JsonProperty("offline")
    OFFLINE;

    /** As PostgreSQL and events have it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Presence of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}

package io.muara.ticket.sla;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is promised. */
public enum Target {
    /** That somebody answers what nobody has answered on the ticket before. */
    FIRST_RESPONSE,
    /** That somebody answers what the contact wrote since. */
    NEXT_RESPONSE,
    /** That the matter is resolved. */
    RESOLUTION;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it is written in policies. */
    String key() {
        return id().replace('_', '-');
    }
}

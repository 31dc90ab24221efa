package io.muara.ticket.assignment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Who is asked before the {@link Strategy} chooses, if they can take the ticket. */
public enum Preference {
    /** The agent who looks after the contact. */
    @JsonProperty("owner")
    OWNER,
    /** The agent of the contact's latest ticket that had one. */
    @JsonProperty("last_agent")
    LAST_AGENT;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.muara.ticket.assignment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How a team chooses among the agents who can take a ticket. */
public enum Strategy {
    /** One after the other, in the order of their ids. */
    @JsonProperty("round_robin")
    ROUND_ROBIN,
    /** Whoever has the fewest tickets. */
    @JsonProperty("least_loaded")
    LEAST_LOADED,
    /** Whoever has the largest share of their capacity left; who has no limit has all of it left. */
    @JsonProperty("most_spare_capacity")
    MOST_SPARE_CAPACITY,
    /** Nobody is chosen: people take tickets or are given them. */
    @JsonProperty("manual")
    MANUAL;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.muara.ticket.assignment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why an agent cannot be given a ticket now. */
public enum Obstacle {
    @JsonProperty("offline")
    OFFLINE,
    @JsonProperty("away")
    AWAY,
    /** They said no to it, let an offer of it pass or gave it back, not long ago. */
    @JsonProperty("declined")
    DECLINED,
    @JsonProperty("lacks_skill")
    LACKS_SKILL,
    /** They have as many tickets as they can take. */
    @JsonProperty("full")
    FULL,
    @JsonProperty("full_on_channel")
    FULL_ON_CHANNEL,
    /** They were given what one agent of the team is given at most within the time. */
    @JsonProperty("had_their_share")
    HAD_THEIR_SHARE
}

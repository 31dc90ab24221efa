package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An agent came or went. On {@link Topics#AGENTS}, keyed by agent, as CloudEvents 1.0 in binary mode, in the order in which it happened.
 *
 * @param before {@code online}, {@code away} or {@code offline}; absent for an agent who is new
 * @param after the same, from now on
 */
public record AgentEvent(
        UUID id,
        Type type,
        Instant at,
        AgentId agent,
        String name,
        List<TeamId> teams,
        Optional<String> before,
        String after) {

    public AgentEvent {
        teams = List.copyOf(teams);
    }

    /** Names never change. */
    public enum Type {
        @JsonProperty("agent.status_changed")
        STATUS_CHANGED;

        /** As CloudEvents have it. */
        public String id() {
            return "agent.status_changed";
        }
    }
}

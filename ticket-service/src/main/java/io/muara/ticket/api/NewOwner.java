package io.muara.ticket.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muara.contracts.AgentId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param agent who answers the ticket from now on; null for nobody */
public record NewOwner(
        @JsonProperty(required = true) @Nullable AgentId agent,

        @Schema(description = "Whether the agent gets it though they have as many tickets as they can take") @Nullable
        Boolean evenIfFull) {

    boolean mayOverload() {
        return Boolean.TRUE.equals(evenIfFull);
    }
}

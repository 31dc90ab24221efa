package io.muara.ticket.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muara.contracts.AgentId;
import org.jspecify.annotations.Nullable;

/** @param agent who answers the ticket from now on; null for nobody */
public record NewOwner(
        @JsonProperty(required = true) @Nullable AgentId agent) {}

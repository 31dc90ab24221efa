package io.muara.ticket.assignment;

import io.muara.contracts.AgentId;
import java.util.Optional;

/** Agents whom a contact knows. */
record Familiar(Optional<AgentId> owner, Optional<AgentId> last) {

    static final Familiar NOBODY = new Familiar(Optional.empty(), Optional.empty());

    Optional<AgentId> agent(Preference preference) {
        return switch (preference) {
            case OWNER -> owner;
            case LAST_AGENT -> last;
        };
    }
}

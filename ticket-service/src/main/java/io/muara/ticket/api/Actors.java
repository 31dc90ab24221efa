package io.muara.ticket.api;

import io.muara.contracts.AgentId;
import io.muara.ticket.assignment.Agents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For which of us a caller acts: the API key opens the door and says nothing about who comes in. */
@ApplicationScoped
class Actors {

    static final String HEADER = "Muara-Agent";
    static final String ABOUT = "The agent for whom the call is made, such as sari";

    private static final String PREFIX = "agent:";
    private static final Actor NOBODY = new Actor(Optional.empty());

    private final Agents agents;

    Actors(Agents agents) {
        this.agents = agents;
    }

    /** @param agent absent when a program acts for nobody in particular */
    record Actor(Optional<AgentId> agent) {

        /** As events name it. */
        String name() {
            return agent.map(id -> PREFIX + id).orElse("api");
        }
    }

    /** @param header its value, as {@code sari} or {@code agent:sari} */
    Uni<Actor> of(@Nullable String header) {
        if (header == null) {
            return Uni.createFrom().item(NOBODY);
        }
        var name = header.strip();
        var id = Given.value(HEADER, name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name, AgentId::new);
        return agents.isAgent(id)
                .invoke(known -> {
                    if (!known) {
                        throw new Unacceptable("%s: there is no agent '%s'".formatted(HEADER, id));
                    }
                })
                .replaceWith(new Actor(Optional.of(id)));
    }

    /** An agent who acts. */
    record Acting(AgentId id) {

        /** As events name them. */
        String name() {
            return PREFIX + id;
        }
    }

    Uni<Acting> acting(@Nullable String header) {
        return agent(header).map(Acting::new);
    }

    /** The same, where what is asked for is an agent's own. */
    Uni<AgentId> agent(@Nullable String header) {
        return of(header).map(actor -> actor.agent()
                .orElseThrow(() -> new Unacceptable(
                        "the call must say which agent makes it, as in '%s: sari'".formatted(HEADER))));
    }
}

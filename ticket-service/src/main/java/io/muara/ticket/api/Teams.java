package io.muara.ticket.api;

import io.muara.contracts.TeamId;
import io.muara.ticket.assignment.Agents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whether there is the team that a call names. */
@ApplicationScoped
class Teams {

    private final Agents agents;

    Teams(Agents agents) {
        this.agents = agents;
    }

    Uni<Void> check(Optional<TeamId> team) {
        return agents.unknown(team.stream().toList())
                .invoke(unknown -> {
                    if (!unknown.isEmpty()) {
                        throw new Unacceptable("team: there is no team %s".formatted(unknown));
                    }
                })
                .replaceWithVoid();
    }
}

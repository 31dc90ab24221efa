package io.muara.ticket.api;

import io.muara.contracts.TeamId;
import io.muara.ticket.assignment.Teams;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** Whether there are the teams that a call names. */
@ApplicationScoped
class KnownTeams {

    private final Teams teams;

    KnownTeams(Teams teams) {
        this.teams = teams;
    }

    Uni<Void> check(Collection<TeamId> named) {
        return teams.unknown(named)
                .invoke(unknown -> {
                    if (!unknown.isEmpty()) {
                        throw new Unacceptable("there is no team %s".formatted(unknown));
                    }
                })
                .replaceWithVoid();
    }
}

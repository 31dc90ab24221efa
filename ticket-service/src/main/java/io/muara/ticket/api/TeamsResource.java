package io.muara.ticket.api;

import io.muara.contracts.TeamId;
import io.muara.ticket.assignment.Agents;
import io.muara.ticket.assignment.Team;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/teams")
@Tag(name = "Agents and teams")
@Produces(MediaType.APPLICATION_JSON)
class TeamsResource {

    private final Agents agents;

    TeamsResource(Agents agents) {
        this.agents = agents;
    }

    /** @param names by language, {@code id} and {@code en} */
    public record TeamView(TeamId id, Map<String, String> names) {

        public TeamView {
            names = Map.copyOf(names);
        }

        static TeamView of(Team team) {
            return new TeamView(team.id(), Map.of("id", team.nameIndonesian(), "en", team.nameEnglish()));
        }
    }

    @GET
    @Operation(summary = "Lists the teams")
    public Uni<Page<TeamView>> list() {
        return agents.teams()
                .map(all -> Page.whole(all.stream().map(TeamView::of).toList()));
    }
}

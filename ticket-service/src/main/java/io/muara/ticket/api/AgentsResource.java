package io.muara.ticket.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muara.contracts.AgentId;
import io.muara.contracts.TeamId;
import io.muara.ticket.assignment.Agent;
import io.muara.ticket.assignment.Agents;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/agents")
@Tag(name = "Agents and teams")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class AgentsResource {

    private final Agents agents;

    AgentsResource(Agents agents) {
        this.agents = agents;
    }

    /** @param available whether new tickets may come */
    public record AgentView(AgentId id, String name, List<TeamId> teams, boolean available) {

        static AgentView of(Agent agent) {
            return new AgentView(agent.id(), agent.name(), agent.teams(), agent.available());
        }
    }

    /** @param available true unless given */
    public record NewAgent(
            @JsonProperty(required = true) AgentId id,
            @JsonProperty(required = true) String name,
            @Nullable List<TeamId> teams,
            @Nullable Boolean available) {}

    /** What is left out stays as it is. */
    public record AgentPatch(
            @Nullable String name,
            @Nullable List<TeamId> teams,
            @Nullable Boolean available) {}

    @GET
    @Operation(summary = "Lists the agents")
    public Uni<Page<AgentView>> list() {
        return agents.all()
                .map(all -> Page.whole(all.stream().map(AgentView::of).toList()));
    }

    @POST
    @Operation(summary = "Adds an agent", description = "Tickets that nobody was there for are given out at once.")
    @APIResponseSchema(value = AgentView.class, responseCode = "201")
    public Uni<Response> add(@Nullable NewAgent given) {
        var wanted = Given.body(given);
        var teams = wanted.teams() == null ? List.<TeamId>of() : wanted.teams();
        var agent = new Agent(
                present("id", wanted.id()),
                present("name", wanted.name()),
                teams,
                wanted.available() == null || wanted.available());
        return checked(teams)
                .chain(() -> agents.add(agent))
                .map(added -> added
                        ? Response.created(URI.create("/api/v1/agents/" + agent.id()))
                                .entity(AgentView.of(agent))
                                .build()
                        : Problem.response(409, "there is an agent '%s' already".formatted(agent.id())));
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Changes an agent's name, teams or whether they are available")
    public Uni<AgentView> change(@RestPath String id, @Nullable AgentPatch patch) {
        var wanted = Given.body(patch);
        var change = new Agents.Change(
                Optional.ofNullable(wanted.name()),
                Optional.ofNullable(wanted.teams()),
                Optional.ofNullable(wanted.available()));
        return checked(change.teams().orElse(List.of()))
                .chain(() -> agents.change(agent(id), change))
                .map(found -> found.map(AgentView::of).orElseThrow(() -> unknown(id)));
    }

    private Uni<Void> checked(List<TeamId> teams) {
        return agents.unknown(teams)
                .invoke(unknown -> {
                    if (!unknown.isEmpty()) {
                        throw new Unacceptable("teams: there is no team %s".formatted(unknown));
                    }
                })
                .replaceWithVoid();
    }

    private static <T> T present(String name, @Nullable T value) {
        if (value == null) {
            throw new Unacceptable(name + " must not be null");
        }
        return value;
    }

    private static AgentId agent(String id) {
        try {
            return new AgentId(id);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("there is no agent '%s'".formatted(id), e);
        }
    }

    private static NotFoundException unknown(String id) {
        return new NotFoundException("there is no agent '%s'".formatted(id));
    }
}

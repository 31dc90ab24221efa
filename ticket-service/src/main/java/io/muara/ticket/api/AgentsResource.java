package io.muara.ticket.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muara.contracts.AgentId;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Label;
import io.muara.contracts.TeamId;
import io.muara.ticket.assignment.Agents;
import io.muara.ticket.assignment.Capacity;
import io.muara.ticket.assignment.Offers;
import io.muara.ticket.assignment.Presence;
import io.muara.ticket.assignment.Presences;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
    private final KnownTeams teams;
    private final Offers offers;
    private final Presences presences;

    AgentsResource(Agents agents, KnownTeams teams, Offers offers, Presences presences) {
        this.agents = agents;
        this.teams = teams;
        this.offers = offers;
        this.presences = presences;
    }

    public record NewAgent(
            @JsonProperty(required = true) AgentId id,
            @JsonProperty(required = true) String name,
            @Nullable List<TeamId> teams,

            @Schema(description = "Whether new tickets may come; true unless given") @Nullable
            Boolean available,

            @Nullable NewCapacity capacity,
            @Nullable Set<Label> skills) {

        Agents.Change change() {
            return new AgentPatch(null, null, available, capacity, skills).change();
        }
    }

    /** What is left out stays as it is. */
    public record AgentPatch(
            @Nullable String name,
            @Nullable List<TeamId> teams,

            @Schema(description = "True for online, false for offline, until it is changed") @Nullable
            Boolean available,

            @Nullable NewCapacity capacity,
            @Nullable Set<Label> skills) {

        Agents.Change change() {
            return new Agents.Change(
                    Optional.ofNullable(name),
                    Optional.ofNullable(teams),
                    Optional.ofNullable(available).map(there -> there ? Presence.ONLINE : Presence.OFFLINE),
                    Optional.ofNullable(capacity).map(NewCapacity::capacity),
                    Optional.ofNullable(skills));
        }
    }

    /** What is left out is no limit. */
    public record NewCapacity(
            @Nullable Integer total, @Nullable Map<ChannelId, Integer> perChannel) {

        Capacity capacity() {
            var limits = perChannel == null ? Map.<ChannelId, Integer>of() : perChannel;
            limits.forEach((channel, limit) -> Given.present("capacity.perChannel." + channel, limit));
            return Given.made(() -> new Capacity(Optional.ofNullable(total), limits));
        }
    }

    public record Here(@JsonProperty(required = true) Presence presence) {}

    @GET
    @Operation(summary = "Lists the agents", description = "With how many tickets each has that are not done.")
    public Uni<Page<AgentView>> list() {
        return agents.busy()
                .map(all -> Page.whole(all.stream().map(AgentView::of).toList()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Reads one agent")
    public Uni<AgentView> read(@RestPath String id) {
        return view(agent(id));
    }

    @POST
    @Operation(summary = "Adds an agent", description = "Tickets that nobody was there for are given out at once.")
    @APIResponseSchema(value = AgentView.class, responseCode = "201")
    public Uni<Response> add(@Nullable NewAgent given) {
        var wanted = Given.body(given);
        var id = Given.present("id", wanted.id());
        var name = Given.present("name", wanted.name());
        var joined = wanted.teams() == null ? List.<TeamId>of() : wanted.teams();
        return teams.check(joined)
                .chain(() -> agents.add(id, name, joined, wanted.change()))
                .chain(added -> added
                        ? view(id).map(view -> Response.created(URI.create("/api/v1/agents/" + id))
                                .entity(view)
                                .build())
                        : Uni.createFrom().item(Problem.response(409, "there is an agent '%s' already".formatted(id))));
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Changes an agent's name, teams, capacity, skills or whether they are available")
    public Uni<AgentView> change(@RestPath String id, @Nullable AgentPatch patch) {
        var change = Given.body(patch).change();
        return teams.check(change.teams().orElse(List.of()))
                .chain(() -> agents.change(agent(id), change))
                .chain(found -> found ? view(agent(id)) : Uni.createFrom().failure(unknown(id)));
    }

    @PUT
    @Path("/{id}/presence")
    @Operation(
            summary = "Says that an agent is online, away or offline",
            description =
                    "Good for a minute (muara.assignment.heartbeat): a console says it again every 20 seconds or so, and when "
                            + "it does not, its agent is offline.")
    public Uni<AgentView> be(@RestPath String id, @Nullable Here given) {
        var presence = Given.present("presence", Given.body(given).presence());
        return presences
                .be(agent(id), presence)
                .chain(found -> found ? view(agent(id)) : Uni.createFrom().failure(unknown(id)));
    }

    @GET
    @Path("/{id}/offers")
    @Operation(summary = "Lists the tickets that an agent is asked to take, the most urgent first")
    public Uni<Page<TicketView>> offers(@RestPath String id) {
        var asked = agent(id);
        return view(asked)
                .chain(there -> offers.of(asked))
                .map(all -> Page.whole(all.stream().map(TicketView::of).toList()));
    }

    private Uni<AgentView> view(AgentId id) {
        return agents.find(id).map(found -> found.map(AgentView::of).orElseThrow(() -> unknown(id.value())));
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

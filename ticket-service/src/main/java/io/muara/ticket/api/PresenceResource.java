package io.muara.ticket.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muara.contracts.AgentId;
import io.muara.ticket.presence.Doing;
import io.muara.ticket.presence.Presences;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tickets/{id}/presence")
@Tag(name = "Answers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PresenceResource {

    private final TicketReading tickets;
    private final Presences presences;
    private final Actors actors;

    PresenceResource(TicketReading tickets, Presences presences, Actors actors) {
        this.tickets = tickets;
        this.presences = presences;
        this.actors = actors;
    }

    public record Here(@JsonProperty(required = true) Doing doing) {}

    /** @param since when they began to do that */
    public record PresenceView(AgentId agent, Doing doing, Instant since) {

        static PresenceView of(Presences.Presence presence) {
            return new PresenceView(presence.agent(), presence.doing(), presence.since());
        }
    }

    @PUT
    @Operation(
            summary = "Says that the agent reads or types, and answers who else does",
            description = "Good for 20 seconds (muara.presence.expires): say it again every 7 or so.")
    public Uni<Page<PresenceView>> here(
            @RestPath String id,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @Nullable Here given) {
        var ticket = Given.ticket(id);
        var doing = Given.present("doing", Given.body(given).doing());
        return actors.agent(agent).call(() -> tickets.read(ticket)).chain(who -> presences
                .here(ticket, who, doing)
                .map(all -> views(all.stream()
                        .filter(presence -> !presence.agent().equals(who))
                        .toList())));
    }

    @GET
    @Operation(summary = "Tells who reads or types on the ticket")
    public Uni<Page<PresenceView>> who(@RestPath String id) {
        var ticket = Given.ticket(id);
        return tickets.read(ticket).chain(() -> presences.who(ticket)).map(PresenceResource::views);
    }

    @DELETE
    @Operation(summary = "Says that the agent has left the ticket")
    public Uni<Void> gone(
            @RestPath String id,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent) {
        var ticket = Given.ticket(id);
        return actors.agent(agent).chain(who -> presences.gone(ticket, who));
    }

    private static Page<PresenceView> views(List<Presences.Presence> presences) {
        return Page.whole(presences.stream().map(PresenceView::of).toList());
    }
}

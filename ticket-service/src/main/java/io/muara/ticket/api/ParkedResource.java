package io.muara.ticket.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muara.ticket.database.Storable;
import io.muara.ticket.intake.Drop;
import io.muara.ticket.intake.ParkedConversations;
import io.muara.ticket.intake.Release;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/parked")
@Tag(name = "Parked messages")
@Produces(MediaType.APPLICATION_JSON)
class ParkedResource {

    private final ParkedConversations parked;
    private final Release release;
    private final Drop drop;

    ParkedResource(ParkedConversations parked, Release release, Drop drop) {
        this.parked = parked;
        this.release = release;
        this.drop = drop;
    }

    /** @param reason why nobody needs what is dropped; goes to the log */
    public record Dropping(
            @JsonProperty(required = true) @Nullable String reason) {}

    @GET
    @Operation(summary = "Lists conversations with messages that could not be handled, the first parked first")
    public Uni<Page<ParkedConversations.Parked>> list() {
        return parked.all().map(Page::whole);
    }

    @POST
    @Path("/{name: .+}/release")
    @Operation(
            summary = "Takes a conversation's parked messages in order",
            description =
                    "Names the conversation or the id of its entry. What still cannot be handled stays listed and holds nothing back any more.")
    public Uni<Release.Released> release(@RestPath String name) {
        return conversation(name).chain(release::release);
    }

    @POST
    @Path("/{name: .+}/drop")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Lets go of a conversation's messages that a release could not handle",
            description = "Needs a reason. 409 while others wait behind them: release the conversation first.")
    @APIResponseSchema(Drop.Result.Dropped.class)
    public Uni<Response> drop(@RestPath String name, @Nullable Dropping dropping) {
        var reason = Given.body(dropping).reason();
        if (reason == null || reason.isBlank()) {
            throw new Unacceptable("reason: say why nobody needs what is dropped");
        }
        return conversation(name)
                .chain(found -> drop.drop(found, reason.strip()))
                .map(result -> switch (result) {
                    case Drop.Result.Dropped dropped -> Response.ok(dropped).build();
                    case Drop.Result.Held() ->
                        Problem.response(
                                409, "messages wait behind what could not be handled: release the conversation first");
                });
    }

    private Uni<String> conversation(String name) {
        return parked.find(Storable.text(name))
                .map(found ->
                        found.orElseThrow(() -> new NotFoundException("nothing is parked under '%s'".formatted(name))));
    }
}

package io.muara.ticket.api;

import io.muara.ticket.database.Storable;
import io.muara.ticket.intake.ParkedConversations;
import io.muara.ticket.intake.Release;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/parked")
@Tag(name = "Parked messages")
@Produces(MediaType.APPLICATION_JSON)
class ParkedResource {

    private final ParkedConversations parked;
    private final Release release;

    ParkedResource(ParkedConversations parked, Release release) {
        this.parked = parked;
        this.release = release;
    }

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
        return parked.find(Storable.text(name))
                .map(found ->
                        found.orElseThrow(() -> new NotFoundException("nothing is parked under '%s'".formatted(name))))
                .chain(release::release);
    }
}

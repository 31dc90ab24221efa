package io.muara.ticket.api;

import io.muara.ticket.tracking.TrackingLinks;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;

/** Links by which contacts follow their tickets. */
@Path("/api/v1/tickets")
@Tag(name = "Contacts' view")
@Produces(MediaType.APPLICATION_JSON)
class TrackingLinksResource {

    private final Mutiny.SessionFactory sessions;
    private final TicketReading tickets;
    private final TrackingLinks links;

    TrackingLinksResource(Mutiny.SessionFactory sessions, TicketReading tickets, TrackingLinks links) {
        this.sessions = sessions;
        this.tickets = tickets;
        this.links = links;
    }

    /**
     * @param token shown this once
     * @param url absent where muara.tracking.url is not set
     */
    public record NewTrackingLink(String token, Optional<String> url, Instant expiresAt) {}

    /** @param links how many there were */
    public record Revoked(int links) {}

    @POST
    @Path("/{id}/tracking-links")
    @Operation(
            summary = "Makes a link by which the contact follows a ticket without logging in",
            description = "Whoever has the link can read what was said with the contact, add to it and rate it.")
    public Uni<Response> make(@RestPath String id) {
        return tickets.read(Given.ticket(id)).chain(ticket -> {
            var made = links.make(ticket.id());
            return sessions.withStatelessTransaction(session -> links.keep(session, List.of(made)))
                    .replaceWith(Response.status(Response.Status.CREATED)
                            .entity(new NewTrackingLink(made.token(), made.url(), made.expiresAt()))
                            .build());
        });
    }

    @DELETE
    @Path("/{id}/tracking-links")
    @Operation(summary = "Revokes all links to a ticket")
    public Uni<Revoked> revoke(@RestPath String id) {
        return tickets.read(Given.ticket(id))
                .chain(ticket -> sessions.withStatelessTransaction(session -> links.revoke(session, ticket.id())))
                .map(Revoked::new);
    }
}

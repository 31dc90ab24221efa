package io.muara.ticket.api;

import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketId;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.opening.Opened;
import io.muara.ticket.opening.Openings;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/outbound-tickets")
@Tag(name = "Answers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class OutboundResource {

    private final Openings openings;
    private final GivenFiles files;
    private final KnownTeams teams;
    private final Actors actors;
    private final Supplier<UUID> ids;

    OutboundResource(Openings openings, GivenFiles files, KnownTeams teams, Actors actors, Supplier<UUID> ids) {
        this.openings = openings;
        this.files = files;
        this.teams = teams;
        this.actors = actors;
        this.ids = ids;
    }

    @POST
    @Operation(
            summary = "Writes to somebody who has not written, and opens a ticket for their answer",
            description =
                    "409 with the ticket's address where a chat with them goes on already: answer there. 422 where they cannot be written to like that, such as without a template where WhatsApp wants one.")
    public Uni<Response> open(
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @Nullable NewOutbound given) {
        var wanted = Given.body(given);
        var message = Given.present("message", wanted.message());
        if (message.sendAt() != null || message.undoable() != null) {
            throw new Unacceptable("message: a ticket is opened at once; sendAt and undoable are for replies");
        }
        var ticket = new TicketId(ids.get());
        var reply = new ReplyId(ids.get());
        return actors.of(agent)
                .call(() ->
                        teams.check(Optional.ofNullable(wanted.team()).stream().toList()))
                .chain(actor ->
                        files.named(message.files()).map(carried -> wanted.checked(message.words(carried), actor)))
                .chain(checked -> openings.open(ticket, reply, checked))
                .map(opened -> switch (opened) {
                    case Opened.Done(var done) -> created(done);
                    case Opened.GoesOn(var other, var number) ->
                        Problem.builder(409, "ticket %d goes on with them there: answer on it".formatted(number))
                                .location(address(other))
                                .build();
                    case Opened.Refused(var reason) -> Problem.response(422, reason);
                    case Opened.Nobody() -> throw new Unacceptable("contact: there is no such contact");
                });
    }

    private static Response created(Ticket ticket) {
        return Response.created(address(ticket.id()))
                .header("ETag", Answers.tag(ticket.version()))
                .entity(TicketView.of(ticket))
                .build();
    }

    private static URI address(TicketId ticket) {
        return URI.create("/api/v1/tickets/" + ticket);
    }
}

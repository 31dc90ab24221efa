package io.muara.ticket.api;

import io.muara.contracts.ReplyId;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.reply.Resending;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tickets/{id}/replies")
@Tag(name = "Answers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class RepliesResource {

    private final ReplyDesk replies;
    private final Resending resending;
    private final Actors actors;
    private final Supplier<UUID> ids;

    RepliesResource(ReplyDesk replies, Resending resending, Actors actors, Supplier<UUID> ids) {
        this.replies = replies;
        this.resending = resending;
        this.actors = actors;
        this.ids = ids;
    }

    /** @param evenIfItArrived needed for a reply of which nobody can tell whether it arrived */
    public record Again(@Nullable Boolean evenIfItArrived) {}

    /** @param position among the ticket's messages */
    public record Resent(UUID id, UUID ticket, long position, UUID repeats, String delivery) {}

    @POST
    @Operation(
            summary = "Answers the contact on the channel they wrote on, now or later",
            description =
                    "What becomes of it is told by the message's delivery. With sendAt or undoable it is answered 202 and stands under scheduled-replies until it is sent. With If-Match only if nothing happened to the ticket meanwhile; with seenVersion it is sent, and 'meanwhile' tells what was said since.")
    @APIResponseSchema(value = ReplyDesk.GivenReply.class, responseCode = "201")
    public Uni<Response> reply(
            @RestPath String id,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable NewReply reply) {
        var ticket = Given.ticket(id);
        var expected = Given.version(ifMatch);
        var given = Given.body(reply);
        var replyId = new ReplyId(ids.get());
        return actors.of(agent)
                .chain(actor -> replies.take(new ReplyDesk.Call(ticket, expected, replyId, actor.name()), given));
    }

    @POST
    @Path("/{reply}/resend")
    @Operation(
            summary = "Sends a reply once more that failed",
            description =
                    "As a new one that says what it repeats. Where nobody can tell whether it arrived, evenIfItArrived must be true. 409 for any other, and for one that was sent once more already.")
    @APIResponseSchema(value = Resent.class, responseCode = "201")
    public Uni<Response> resend(
            @RestPath String id,
            @RestPath String reply,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable Again given) {
        var ticket = Given.ticket(id);
        var expected = Given.version(ifMatch);
        var failed = Given.reply(reply);
        var again = new ReplyId(ids.get());
        var evenIfItArrived = given != null && Boolean.TRUE.equals(given.evenIfItArrived());
        return actors.of(agent)
                .chain(actor -> resending.again(
                        ticket, expected, new Resending.Wish(failed, evenIfItArrived, again, actor.name())))
                .map(answer -> Answers.of(answer, found -> resent(found, failed, again)));
    }

    private static Response resent(Ticket ticket, ReplyId failed, ReplyId again) {
        var id = ticket.id().value();
        return Response.created(URI.create("/api/v1/tickets/%s/messages".formatted(id)))
                .header("ETag", Answers.tag(ticket.version()))
                .entity(new Resent(again.value(), id, ticket.messageCount(), failed.value(), "waiting"))
                .build();
    }
}

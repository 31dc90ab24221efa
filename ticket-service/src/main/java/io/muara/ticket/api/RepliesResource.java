package io.muara.ticket.api;

import io.muara.contracts.ReplyId;
import io.muara.ticket.lifecycle.AddressProblem;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.reply.Replies;
import io.muara.ticket.reply.Words;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tickets/{id}/replies")
@Tag(name = "Answers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class RepliesResource {

    private final Replies replies;
    private final Actors actors;
    private final Supplier<UUID> ids;

    RepliesResource(Replies replies, Actors actors, Supplier<UUID> ids) {
        this.replies = replies;
        this.actors = actors;
        this.ids = ids;
    }

    @POST
    @Operation(
            summary = "Answers the contact on the channel they wrote on",
            description = "What becomes of it is told by the message's delivery.")
    public Uni<Response> reply(
            @RestPath String id,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable NewReply reply) {
        var ticket = Given.ticket(id);
        var expected = Given.version(ifMatch);
        var words = Given.body(reply).checked();
        var replyId = new ReplyId(ids.get());
        return actors.of(agent)
                .chain(actor -> replies.give(ticket, expected, replyId, words, actor.name()))
                .map(answer -> Answers.of(answer, found -> given(found, replyId, words)));
    }

    /**
     * @param position among the ticket's messages
     * @param warning that it will hardly arrive, or is not wanted; it is sent all the same
     */
    public record GivenReply(
            UUID id, UUID ticket, long position, String text, String delivery, Optional<String> warning) {}

    private static Response given(Ticket ticket, ReplyId reply, Words words) {
        var id = ticket.id().value();
        return Response.created(URI.create("/api/v1/tickets/%s/messages".formatted(id)))
                .header("ETag", Answers.tag(ticket.version()))
                .entity(new GivenReply(
                        reply.value(),
                        id,
                        ticket.messageCount(),
                        words.text(),
                        "waiting",
                        ticket.addressProblem().map(AddressProblem::warning)))
                .build();
    }
}

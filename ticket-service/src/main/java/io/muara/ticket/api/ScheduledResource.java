package io.muara.ticket.api;

import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketId;
import io.muara.ticket.desk.Answer;
import io.muara.ticket.schedule.ScheduledReplies;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tickets/{id}/scheduled-replies")
@Tag(name = "Answers")
@Produces(MediaType.APPLICATION_JSON)
class ScheduledResource {

    private final TicketReading tickets;
    private final ScheduledReplies scheduled;
    private final Actors actors;

    ScheduledResource(TicketReading tickets, ScheduledReplies scheduled, Actors actors) {
        this.tickets = tickets;
        this.scheduled = scheduled;
        this.actors = actors;
    }

    @GET
    @Operation(summary = "Lists the ticket's replies for later, and what became of them")
    public Uni<Page<ScheduledView>> list(@RestPath String id) {
        var ticket = Given.ticket(id);
        return tickets.read(ticket)
                .chain(() -> scheduled.of(ticket))
                .map(all -> Page.whole(all.stream().map(ScheduledView::of).toList()));
    }

    @DELETE
    @Path("/{reply}")
    @Operation(summary = "Takes a reply back that was not sent yet", description = "409 when it is too late.")
    public Uni<Response> cancel(
            @RestPath String id,
            @RestPath String reply,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent) {
        var ticket = Given.ticket(id);
        var wanted = Given.reply(reply);
        return there(ticket, wanted)
                .chain(() -> actors.of(agent))
                .chain(actor -> scheduled.cancel(ticket, wanted, actor.name()))
                .chain(answer -> shown(answer, ticket, wanted));
    }

    @POST
    @Path("/{reply}/send")
    @Operation(
            summary = "Sends a reply for later at once",
            description = "Also one that was held back because the contact wrote.")
    public Uni<Response> send(
            @RestPath String id,
            @RestPath String reply,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent) {
        var ticket = Given.ticket(id);
        var wanted = Given.reply(reply);
        return there(ticket, wanted)
                .chain(() -> actors.of(agent))
                .chain(actor -> scheduled.send(ticket, wanted, actor.name()))
                .chain(answer -> shown(answer, ticket, wanted));
    }

    private Uni<Void> there(TicketId ticket, ReplyId reply) {
        return scheduled
                .one(ticket, reply)
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw new NotFoundException("the ticket has no scheduled reply '%s'".formatted(reply));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Response> shown(Answer answer, TicketId ticket, ReplyId reply) {
        return answer instanceof Answer.Done
                ? scheduled.one(ticket, reply).map(found -> Response.ok(ScheduledView.of(found.orElseThrow()))
                        .build())
                : Uni.createFrom().item(Answers.of(answer));
    }
}

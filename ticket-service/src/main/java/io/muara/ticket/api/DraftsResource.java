package io.muara.ticket.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muara.ticket.draft.Draft;
import io.muara.ticket.draft.Drafts;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tickets/{id}/draft")
@Tag(name = "Answers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class DraftsResource {

    private static final int LONGEST = 60_000;

    private final TicketReading tickets;
    private final Drafts drafts;
    private final Actors actors;

    DraftsResource(TicketReading tickets, Drafts drafts, Actors actors) {
        this.tickets = tickets;
        this.drafts = drafts;
        this.actors = actors;
    }

    /** @param attachments files that were uploaded for it */
    public record NewDraft(
            @JsonProperty(required = true) String text,
            @Nullable List<UUID> attachments) {}

    public record DraftView(String text, List<UUID> attachments, long version, Instant updatedAt) {

        static Response shown(int status, Draft draft) {
            return Response.status(status)
                    .header("ETag", Answers.tag(draft.version()))
                    .entity(new DraftView(draft.text(), draft.attachments(), draft.version(), draft.updatedAt()))
                    .build();
        }
    }

    @GET
    @Operation(summary = "Reads what the agent has begun to write on a ticket")
    public Uni<Response> read(
            @RestPath String id,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent) {
        var ticket = Given.ticket(id);
        return actors.agent(agent)
                .chain(author -> drafts.read(ticket, author))
                .map(found -> found.map(draft -> DraftView.shown(200, draft)).orElseThrow(DraftsResource::none));
    }

    @PUT
    @Operation(
            summary = "Keeps what the agent has begun to write on a ticket",
            description =
                    "Whoever writes last wins; with If-Match only if the draft was not changed meanwhile. It goes when the agent's reply is sent.")
    public Uni<Response> keep(
            @RestPath String id,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable NewDraft given) {
        var ticket = Given.ticket(id);
        var expected = Given.version(ifMatch);
        var text = Given.atMost("text", LONGEST, Given.body(given).text());
        var files = Given.files(Given.body(given).attachments());
        return actors.agent(agent)
                .call(() -> tickets.read(ticket))
                .chain(author -> drafts.keep(ticket, author, expected, text, files))
                .map(kept -> switch (kept) {
                    case Drafts.Kept.Done(var draft) -> DraftView.shown(200, draft);
                    case Drafts.Kept.Stale(var now) ->
                        now.map(draft -> Problem.builder(412, "the draft was changed elsewhere meanwhile")
                                        .header("ETag", Answers.tag(draft.version()))
                                        .build())
                                .orElseGet(() ->
                                        Problem.response(412, "the draft was sent or thrown away elsewhere meanwhile"));
                });
    }

    @DELETE
    @Operation(summary = "Throws the draft away")
    public Uni<Response> drop(
            @RestPath String id,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent) {
        var ticket = Given.ticket(id);
        return actors.agent(agent).chain(author -> drafts.drop(ticket, author)).map(there -> {
            if (!there) {
                throw none();
            }
            return Response.noContent().build();
        });
    }

    private static NotFoundException none() {
        return new NotFoundException("the agent has no draft on this ticket");
    }
}

package io.muara.ticket.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muara.contracts.TicketId;
import io.muara.ticket.lifecycle.Mentions;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.note.Notes;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tickets/{id}/notes")
@Tag(name = "Answers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class NotesResource {

    private final Notes notes;
    private final GivenFiles files;
    private final Actors actors;
    private final Supplier<UUID> ids;

    NotesResource(Notes notes, GivenFiles files, Actors actors, Supplier<UUID> ids) {
        this.notes = notes;
        this.files = files;
        this.actors = actors;
        this.ids = ids;
    }

    /** @param attachments ids of files that were uploaded */
    public record NewNote(
            @JsonProperty(required = true) String text,
            @Nullable List<UUID> attachments) {}

    /**
     * @param position among the ticket's messages
     * @param author as in events
     */
    public record TakenNote(UUID id, UUID ticket, long position, String text, String author, Mentions mentions) {}

    @POST
    @Operation(
            summary = "Puts a note on a ticket that only we can read",
            description =
                    "Never sent. @name mentions an agent or a team; the answer says which of the names nobody bears.")
    @APIResponseSchema(value = TakenNote.class, responseCode = "201")
    public Uni<Response> take(
            @RestPath String id,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable NewNote given) {
        var ticket = Given.ticket(id);
        var expected = Given.version(ifMatch);
        var text = Given.text("text", Given.body(given).text());
        var named = Given.files(Given.body(given).attachments());
        return actors.of(agent).chain(actor -> files.named(named).chain(carried -> notes.mentioned(text)
                .map(mentions -> new Notes.Note(ids.get(), text, carried, mentions))
                .chain(note -> take(ticket, expected, note, actor.name()))));
    }

    private Uni<Response> take(TicketId ticket, Optional<Long> expected, Notes.Note note, String author) {
        return notes.take(ticket, expected, note, author)
                .map(answer -> Answers.of(answer, found -> taken(found, note, author)));
    }

    private static Response taken(Ticket ticket, Notes.Note note, String author) {
        var id = ticket.id().value();
        return Response.created(URI.create("/api/v1/tickets/%s/messages".formatted(id)))
                .header("ETag", Answers.tag(ticket.version()))
                .entity(new TakenNote(note.id(), id, ticket.messageCount(), note.text(), author, note.mentioned()))
                .build();
    }
}

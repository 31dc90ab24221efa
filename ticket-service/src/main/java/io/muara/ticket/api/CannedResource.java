package io.muara.ticket.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muara.contracts.TeamId;
import io.muara.ticket.canned.CannedResponse;
import io.muara.ticket.canned.CannedResponses;
import io.muara.ticket.canned.CannedText;
import io.muara.ticket.canned.Wanted;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/canned-responses")
@Tag(name = "Canned responses")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class CannedResource {

    private static final int USUAL = 50;

    private final CannedResponses responses;
    private final CannedRendering rendering;
    private final KnownTeams teams;
    private final Actors actors;

    CannedResource(CannedResponses responses, CannedRendering rendering, KnownTeams teams, Actors actors) {
        this.responses = responses;
        this.rendering = rendering;
        this.teams = teams;
        this.actors = actors;
    }

    /**
     * @param team whose it is; everybody's when left out
     * @param texts by language, with places such as {contact.name}
     */
    public record NewCanned(
            @JsonProperty(required = true) String shortcut,
            @Nullable TeamId team,
            @JsonProperty(required = true) Map<String, String> texts) {

        Wanted checked() {
            try {
                return new Wanted(
                        Given.present("shortcut", shortcut), Optional.ofNullable(team), Given.present("texts", texts));
            } catch (IllegalArgumentException | CannedText.Mistake e) {
                throw new Unacceptable(String.valueOf(e.getMessage()));
            }
        }
    }

    public record CannedView(
            UUID id,
            String shortcut,
            Optional<TeamId> team,
            Map<String, String> texts,
            String author,
            long version,
            Instant updatedAt) {

        static CannedView of(CannedResponse response) {
            return new CannedView(
                    response.id(),
                    response.shortcut(),
                    response.team(),
                    response.texts(),
                    response.author(),
                    response.version(),
                    response.updatedAt());
        }
    }

    /** @param language the contact's when left out */
    public record ForTicket(
            @JsonProperty(required = true) UUID ticket,
            @Nullable String language) {}

    @GET
    @Operation(summary = "Finds canned responses by how their shortcut begins or what they say")
    public Uni<Page<CannedView>> find(
            @RestQuery @Nullable String text,
            @Parameter(description = "that team's and everybody's") @RestQuery @Nullable String team,
            @RestQuery @Nullable String limit) {
        var whose = Optional.ofNullable(team).map(id -> Given.value("team", id, TeamId::new));
        return responses
                .find(Objects.requireNonNullElse(text, ""), whose, Given.limit(limit, USUAL))
                .map(found -> Page.whole(found.stream().map(CannedView::of).toList()));
    }

    @POST
    @Operation(
            summary = "Adds a canned response",
            description =
                    "Texts may use contact.name, ticket.number, ticket.subject, ticket.category, agent.name and team.name in braces, with ?: for what to say instead, and {#if}. What cannot be filled is answered with line and column.")
    public Uni<Response> add(
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @Nullable NewCanned given) {
        var wanted = Given.body(given).checked();
        return teams.check(wanted.team().stream().toList())
                .chain(() -> actors.of(agent))
                .chain(actor -> responses.add(wanted, actor.name()))
                .map(added -> added.map(response -> show(201, response)).orElseGet(() -> taken(wanted)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Reads a canned response", description = "Its ETag is what If-Match takes.")
    public Uni<Response> read(@RestPath String id) {
        return found(id).map(response -> show(200, response));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Changes a canned response",
            description = "With If-Match only if nobody changed it meanwhile.")
    public Uni<Response> change(
            @RestPath String id,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable NewCanned given) {
        var wanted = Given.body(given).checked();
        var expected = Given.version(ifMatch);
        return teams.check(wanted.team().stream().toList())
                .chain(() -> actors.of(agent))
                .chain(actor -> responses.change(id(id), expected, wanted, actor.name()))
                .map(change -> switch (change) {
                    case CannedResponses.Change.Done(var response) -> show(200, response);
                    case CannedResponses.Change.Missing() -> throw unknown(id);
                    case CannedResponses.Change.Taken() -> taken(wanted);
                    case CannedResponses.Change.Stale(var version) ->
                        Problem.builder(412, "it was changed meanwhile: its ETag is now \"%d\"".formatted(version))
                                .header("ETag", Answers.tag(version))
                                .build();
                });
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Throws a canned response away")
    public Uni<Response> remove(@RestPath String id) {
        return responses.remove(id(id)).map(there -> {
            if (!there) {
                throw unknown(id);
            }
            return Response.noContent().build();
        });
    }

    @POST
    @Path("/{id}/render")
    @Operation(
            summary = "Fills a canned response with what is known of a ticket",
            description =
                    "In the language of the contact if there is a text in it. What nobody knows is left out and named in 'missing'.")
    public Uni<CannedRendering.Rendered> render(
            @RestPath String id,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @Nullable ForTicket given) {
        var ticket =
                Given.ticket(Given.present("ticket", Given.body(given).ticket()).toString());
        var language = Optional.ofNullable(Given.body(given).language());
        return actors.of(agent).chain(actor -> found(id)
                .chain(response -> rendering.render(response, ticket, language, actor.agent())));
    }

    private Uni<CannedResponse> found(String id) {
        return responses.read(id(id)).map(found -> found.orElseThrow(() -> unknown(id)));
    }

    private static Response show(int status, CannedResponse response) {
        return Response.status(status)
                .location(URI.create("/api/v1/canned-responses/" + response.id()))
                .header("ETag", Answers.tag(response.version()))
                .entity(CannedView.of(response))
                .build();
    }

    private static Response taken(Wanted wanted) {
        return Problem.response(409, "there is a canned response '%s' already".formatted(wanted.shortcut()));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown(text);
        }
    }

    private static NotFoundException unknown(String id) {
        return new NotFoundException("there is no canned response '%s'".formatted(id));
    }
}

package io.muara.ticket.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muara.contracts.AgentId;
import io.muara.ticket.search.TicketList;
import io.muara.ticket.view.View;
import io.muara.ticket.view.Views;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/views")
@Tag(name = "Views")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ViewsResource {

    private static final int USUAL = 50;
    private static final String TAKEN = "its owner has a view '%s' already";

    private final Views views;
    private final TicketList tickets;
    private final Supplier<UUID> ids;
    private final Clock clock;

    ViewsResource(Views views, TicketList tickets, Supplier<UUID> ids, Clock clock) {
        this.views = views;
        this.tickets = tickets;
        this.ids = ids;
        this.clock = clock;
    }

    /** A name for a filter. */
    public record NewView(
            @JsonProperty(required = true) String name,

            @Schema(description = "Whose it is; everybody's when left out") @Nullable
            AgentId owner,

            @Schema(
                    description =
                            "What the list of tickets takes: each of its filters with one or several values. A time such as PT8H is that long before whoever looks")
            @JsonProperty(required = true)
            Map<String, List<String>> filter) {

        View checked(UUID id, Clock clock) {
            if (name == null || filter == null || filter.values().stream().anyMatch(NewView::isMissing)) {
                throw new Unacceptable("a view needs a name and a filter, each part of which has values");
            }
            TicketFilter.filter(filter, clock);
            return Given.value("view", name, text -> new View(id, text, Optional.ofNullable(owner), filter));
        }

        private static boolean isMissing(@Nullable List<String> values) {
            return values == null || values.stream().anyMatch(Objects::isNull);
        }
    }

    /** @param atLeast whether there are more: nobody counts further */
    public record Count(UUID view, long tickets, boolean atLeast) {}

    @GET
    @Operation(summary = "Lists the views of all, and those of an agent")
    public Uni<Page<View>> list(@Parameter(description = "the agent who looks") @RestQuery @Nullable String agent) {
        return views.of(agent(agent)).map(Page::whole);
    }

    @GET
    @Path("/counts")
    @Operation(summary = "Counts the tickets of the views of all, and of those of an agent, up to 1,000 each")
    public Uni<Page<Count>> counts(@Parameter(description = "the agent who looks") @RestQuery @Nullable String agent) {
        return views.of(agent(agent))
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(view -> tickets.count(TicketFilter.filter(view.filter(), clock))
                        .map(count ->
                                new Count(view.id(), Math.min(count, TicketList.COUNTED), count > TicketList.COUNTED)))
                .collect()
                .asList()
                .map(Page::whole);
    }

    @POST
    @Operation(summary = "Adds a view")
    @APIResponseSchema(value = View.class, responseCode = "201")
    public Uni<Response> add(@Nullable NewView given) {
        var view = Given.body(given).checked(ids.get(), clock);
        return views.add(view)
                .map(added -> added
                        ? Response.created(URI.create("/api/v1/views/" + view.id()))
                                .entity(view)
                                .build()
                        : Problem.response(409, TAKEN.formatted(view.name())));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Reads a view")
    public Uni<View> read(@RestPath String id) {
        return found(id);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Makes a view another one of the same id")
    @APIResponseSchema(View.class)
    public Uni<Response> change(@RestPath String id, @Nullable NewView given) {
        var wanted = Given.body(given);
        return found(id).map(found -> wanted.checked(found.id(), clock)).chain(view -> views.change(view)
                .map(changed ->
                        changed ? Response.ok(view).build() : Problem.response(409, TAKEN.formatted(view.name()))));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Removes a view, and none of its tickets")
    public Uni<Void> remove(@RestPath String id) {
        return views.remove(view(id))
                .invoke(removed -> {
                    if (!removed) {
                        throw unknown(id);
                    }
                })
                .replaceWithVoid();
    }

    @GET
    @Path("/{id}/tickets")
    @Operation(summary = "Lists the tickets of a view, the last changed first")
    public Uni<Page<TicketView>> tickets(
            @RestPath String id, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        var most = Given.limit(limit, USUAL);
        var after = Optional.ofNullable(cursor).map(text -> Given.value("cursor", text, Cursor::parse));
        return found(id)
                .chain(view ->
                        tickets.newest(TicketFilter.filter(view.filter(), clock), after.map(Cursor::place), most + 1))
                .map(found -> Page.of(
                        found, most, TicketView::of, last -> Cursor.of(last).toString()));
    }

    private Uni<View> found(String id) {
        return views.read(view(id)).map(found -> found.orElseThrow(() -> unknown(id)));
    }

    private static Optional<AgentId> agent(@Nullable String agent) {
        return Optional.ofNullable(agent).map(text -> Given.value("agent", text, AgentId::new));
    }

    /** An id that is none is unknown like any other. */
    private static UUID view(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("there is no view '%s'".formatted(id), e);
        }
    }

    private static NotFoundException unknown(String id) {
        return new NotFoundException("there is no view '%s'".formatted(id));
    }
}

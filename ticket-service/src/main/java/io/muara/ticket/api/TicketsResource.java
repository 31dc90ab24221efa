package io.muara.ticket.api;

import io.muara.contracts.TicketEvent;
import io.muara.ticket.search.TicketList;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tickets")
@Tag(name = "Tickets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class TicketsResource {

    private static final int MANY = 200;

    private final TicketList list;
    private final TicketReading tickets;
    private final TicketChanges changes;
    private final Actors actors;
    private final Clock clock;

    TicketsResource(TicketList list, TicketReading tickets, TicketChanges changes, Actors actors, Clock clock) {
        this.list = list;
        this.tickets = tickets;
        this.changes = changes;
        this.actors = actors;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Lists tickets, the last changed first",
            description =
                    "A ticket that changes while you read on from page to page moves to the front: you never see it twice.")
    public Uni<Page<TicketView>> list(@BeanParam TicketFilter filter) {
        var most = filter.most();
        var after = Optional.ofNullable(filter.cursor).map(text -> Given.value("cursor", text, Cursor::parse));
        return list.newest(filter.filter(clock), after.map(Cursor::place), most + 1)
                .map(found -> Page.of(
                        found, most, TicketView::of, last -> Cursor.of(last).toString()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Reads one ticket", description = "Its ETag is what If-Match takes.")
    @APIResponseSchema(TicketView.class)
    public Uni<Response> read(@RestPath String id) {
        return tickets.read(Given.ticket(id)).map(Answers::show);
    }

    @GET
    @Path("/{id}/messages")
    @Operation(
            summary = "Reads what was said on a ticket, in order",
            description = "With what was said on tickets that were merged into it.")
    public Uni<Page<MessageView>> messages(
            @RestPath String id, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        var most = Given.limit(limit, MANY);
        var reached = Optional.ofNullable(cursor).map(text -> Given.value("cursor", text, Reached::parse));
        return tickets.messages(Given.ticket(id), reached, most + 1)
                .map(found -> Page.of(
                        found, most, MessageView::of, last -> Reached.of(last).toString()));
    }

    @GET
    @Path("/{id}/events")
    @Operation(
            summary = "Reads what happened to a ticket, in order",
            description = "The same events that are on Kafka.")
    public Uni<Page<TicketEvent>> events(
            @RestPath String id, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        var most = Given.limit(limit, MANY);
        return tickets.events(Given.ticket(id), after(cursor), most + 1)
                .map(found -> Page.of(found, most, event -> event, last -> Long.toString(last.ticketVersion())));
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            summary = "Changes status, priority, category, team, labels or subject",
            description = "With If-Match only if nobody changed the ticket meanwhile. What is left out stays as it is. "
                    + "\"snoozed\" needs snoozedUntil, \"resolved\" may say how; a ticket is merged by its own call. "
                    + "409 when there is no way from where it stands to there.")
    @APIResponseSchema(TicketView.class)
    public Uni<Response> amend(
            @RestPath String id,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable TicketPatch patch) {
        var wanted = Given.body(patch);
        return actors.of(agent)
                .chain(actor -> changes.amend(Given.ticket(id), Given.version(ifMatch), wanted, actor.name()))
                .map(Answers::of);
    }

    @POST
    @Path("/{id}/assign")
    @Operation(summary = "Gives a ticket to an agent, or with null to nobody")
    @APIResponseSchema(TicketView.class)
    public Uni<Response> assign(
            @RestPath String id,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable NewOwner owner) {
        var wanted = Given.body(owner);
        return actors.of(agent)
                .chain(actor -> changes.assign(Given.ticket(id), Given.version(ifMatch), wanted, actor.name()))
                .map(Answers::of);
    }

    private static long after(@Nullable String cursor) {
        return cursor == null ? 0 : Given.value("cursor", cursor, Long::parseLong);
    }
}

package io.muara.ticket.api;

import io.muara.contracts.TicketId;
import io.muara.ticket.lifecycle.Related;
import io.muara.ticket.relation.Link;
import io.muara.ticket.relation.Links;
import io.muara.ticket.relation.Merging;
import io.muara.ticket.relation.Splits;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** How tickets hang together. */
@Path("/api/v1/tickets")
@Tag(name = "Tickets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class RelationsResource {

    private final TicketReading tickets;
    private final Merging merging;
    private final Splits splits;
    private final Links links;
    private final Actors actors;
    private final Supplier<UUID> ids;

    RelationsResource(
            TicketReading tickets, Merging merging, Splits splits, Links links, Actors actors, Supplier<UUID> ids) {
        this.tickets = tickets;
        this.merging = merging;
        this.splits = splits;
        this.links = links;
        this.actors = actors;
        this.ids = ids;
    }

    /** @param into the id of the ticket that it becomes part of */
    public record NewMerge(@Nullable String into, @Nullable String why) {}

    /** @param messages their ids */
    public record NewSplit(
            @Nullable Set<UUID> messages,
            @Nullable String subject,
            @Nullable String why) {}

    /** @param ticket the id of the other */
    public record NewLink(
            Related.@Nullable Kind kind,
            @Nullable String ticket,
            @Nullable String why) {}

    public record Reason(@Nullable String why) {}

    @POST
    @Path("/{id}/merge")
    @Operation(
            summary = "Makes a ticket part of another",
            description =
                    "Both keep what was said on them; the other shows it all, and gets what the contact says from now on.")
    @APIResponseSchema(TicketView.class)
    public Uni<Response> merge(
            @RestPath String id,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable NewMerge merge) {
        var wanted = Given.body(merge);
        var into = named("into", wanted.into());
        var why = TicketPatch.reason(wanted.why());
        return actors.of(agent)
                .chain(actor -> merging.merge(Given.ticket(id), into, Given.version(ifMatch), actor.name(), why))
                .map(Answers::of);
    }

    @POST
    @Path("/{id}/unmerge")
    @Operation(
            summary = "Takes a ticket out of the one that it was merged into",
            description = "It stands again where it stood; what was said meanwhile stays with the other.")
    @APIResponseSchema(TicketView.class)
    public Uni<Response> part(
            @RestPath String id,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable Reason reason) {
        var why = reason == null ? Optional.<String>empty() : TicketPatch.reason(reason.why());
        return actors.of(agent)
                .chain(actor -> merging.part(Given.ticket(id), Given.version(ifMatch), actor.name(), why))
                .map(Answers::of);
    }

    @POST
    @Path("/{id}/split")
    @Operation(
            summary = "Gives messages of the contact a ticket of their own",
            description = "Answers with the new ticket. To undo it, merge that into the old one.")
    @APIResponseSchema(value = TicketView.class, responseCode = "201")
    public Uni<Response> split(
            @RestPath String id,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable NewSplit split) {
        var wanted = Given.body(split);
        if (wanted.messages() == null || wanted.messages().isEmpty()) {
            throw new Unacceptable("messages must name at least one message of the ticket");
        }
        var into = new TicketId(ids.get());
        var wish = new Splits.Wanted(
                wanted.messages(), Optional.ofNullable(wanted.subject()), TicketPatch.reason(wanted.why()));
        return actors.of(agent)
                .chain(actor -> splits.split(Given.ticket(id), Given.version(ifMatch), wish, into, actor.name()))
                .chain(answer -> tickets.find(into)
                        .map(made -> made.map(ticket -> Response.created(URI.create("/api/v1/tickets/" + into))
                                        .header("ETag", Answers.tag(ticket.version()))
                                        .entity(TicketView.of(ticket))
                                        .build())
                                .orElseGet(() -> Answers.of(answer))));
    }

    @GET
    @Path("/{id}/links")
    @Operation(summary = "Lists the tickets that have to do with one")
    public Uni<Page<Links.Linked>> links(@RestPath String id) {
        var ticket = Given.ticket(id);
        return tickets.read(ticket).chain(() -> links.of(ticket)).map(Page::whole);
    }

    @POST
    @Path("/{id}/links")
    @Operation(
            summary = "Says what a ticket is to another",
            description = "Kinds: related, follow_up, split, duplicate, blocked_by.")
    @APIResponseSchema(TicketView.class)
    public Uni<Response> link(
            @RestPath String id,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable NewLink link) {
        var wanted = Given.body(link);
        if (wanted.kind() == null) {
            throw new Unacceptable("kind must be one of %s"
                    .formatted(String.join(
                            ", ",
                            List.of(Related.Kind.values()).stream()
                                    .map(Related.Kind::id)
                                    .toList())));
        }
        var made = new Link(Given.ticket(id), wanted.kind(), named("ticket", wanted.ticket()));
        var why = TicketPatch.reason(wanted.why());
        return actors.of(agent)
                .chain(actor -> links.link(made, Given.version(ifMatch), actor.name(), why))
                .map(Answers::of);
    }

    @DELETE
    @Path("/{id}/links/{kind}/{other}")
    @Operation(summary = "Takes a link back, whichever of the two it was made on")
    @APIResponseSchema(TicketView.class)
    public Uni<Response> unlink(
            @RestPath String id,
            @RestPath String kind,
            @RestPath String other,
            @Parameter(description = Actors.ABOUT) @HeaderParam(Actors.HEADER) @Nullable String agent,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var link = new Link(Given.ticket(id), Given.value("kind", kind, Related.Kind::of), Given.ticket(other));
        return actors.of(agent)
                .chain(actor -> links.unlink(link, Given.version(ifMatch), actor.name()))
                .map(Answers::of);
    }

    private static TicketId named(String field, @Nullable String id) {
        if (id == null) {
            throw new Unacceptable("%s must be the id of a ticket".formatted(field));
        }
        return Given.value(field, id, TicketId::parse);
    }
}

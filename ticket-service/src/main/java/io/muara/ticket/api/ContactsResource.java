package io.muara.ticket.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muara.contracts.ContactId;
import io.muara.ticket.contact.Contact;
import io.muara.ticket.contact.ContactBook;
import io.muara.ticket.contact.ContactReading;
import io.muara.ticket.contact.ContactReading.After;
import io.muara.ticket.contact.Identity;
import io.muara.ticket.contact.Merging;
import io.muara.ticket.contact.Result;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/contacts")
@Tag(name = "Contacts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ContactsResource {

    private static final int USUAL = 50;
    private static final After NEWEST = new After(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    private final ContactReading contacts;
    private final ContactBook book;
    private final Merging merging;

    ContactsResource(ContactReading contacts, ContactBook book, Merging merging) {
        this.contacts = contacts;
        this.book = book;
        this.merging = merging;
    }

    /** @param scope within which nobody else has it, such as a page; left out when that is so everywhere */
    public record NewIdentity(
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) String value,
            @Nullable String scope) {

        Identity checked() {
            return identity(kind, value, scope);
        }
    }

    /** @param into whom they count as from now on */
    public record Merge(@JsonProperty(required = true) UUID into) {}

    @GET
    @Operation(summary = "Lists contacts, newest change first")
    public Uni<Page<ContactView>> list(
            @Parameter(description = "words of the name, or how they begin") @RestQuery @Nullable String name,
            @Parameter(description = "a mail address, number or id, whole") @RestQuery @Nullable String identity,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        var most = Given.limit(limit, USUAL);
        return contacts.find(Optional.ofNullable(name), Optional.ofNullable(identity), after(cursor), most + 1)
                .chain(found -> contacts.names(found.stream().map(Contact::id).toList())
                        .map(names -> Page.of(
                                found,
                                most,
                                contact -> ContactView.of(contact, names.getOrDefault(contact.id(), List.of())),
                                last -> new Cursor(last.updatedAt(), last.id().value()).toString())));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Reads one contact",
            description = "Its ETag is what If-Match takes. Who was merged is answered as whom they count as.")
    @APIResponseSchema(ContactView.class)
    public Uni<Response> read(@RestPath String id) {
        return found(id).chain(this::show);
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            summary = "Changes what is kept about a contact",
            description = "With If-Match only if nobody changed it meanwhile. What is left out stays as it is.")
    @APIResponseSchema(ContactView.class)
    public Uni<Response> change(
            @RestPath String id, @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable ContactPatch patch) {
        var wanted = Given.body(patch);
        return book.change(contact(id), Given.version(ifMatch), wanted::applied).chain(this::answer);
    }

    @POST
    @Path("/{id}/identities")
    @Operation(
            summary = "Adds a name that proves who somebody is",
            description = "From then on what comes under it is theirs. 409 when somebody has it already.")
    @APIResponseSchema(ContactView.class)
    public Uni<Response> add(
            @RestPath String id, @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable NewIdentity given) {
        var name = Given.body(given).checked();
        return book.add(contact(id), Given.version(ifMatch), name).chain(this::answer);
    }

    @DELETE
    @Path("/{id}/identities")
    @Operation(
            summary = "Takes a name away from a contact",
            description = "What came under it stays theirs; who writes under it next is somebody else.")
    @APIResponseSchema(ContactView.class)
    public Uni<Response> remove(
            @RestPath String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String value,
            @RestQuery @Nullable String scope) {
        var name = identity(kind, value, scope);
        return book.remove(contact(id), Given.version(ifMatch), name).chain(this::answer);
    }

    @GET
    @Path("/{id}/timeline")
    @Operation(summary = "Reads what was said to a contact and by them, on all channels, newest first")
    public Uni<Page<TimelineView>> timeline(
            @RestPath String id, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        var most = Given.limit(limit, USUAL);
        var before = after(cursor).orElse(NEWEST);
        return found(id)
                .chain(contact -> contacts.timeline(contact.id(), before, most + 1))
                .map(said -> Page.of(
                        said, most, TimelineView::of, last -> new Cursor(last.receivedAt(), last.id()).toString()));
    }

    @POST
    @Path("/{id}/merge")
    @Operation(
            summary = "Makes a contact count as another one",
            description = "Answers with the other, who gets what only this one had. DELETE undoes it.")
    @APIResponseSchema(ContactView.class)
    public Uni<Response> merge(
            @RestPath String id, @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable Merge given) {
        var into = Given.body(given).into();
        if (into == null) {
            throw new Unacceptable("into must name a contact");
        }
        return merging.merge(contact(id), Given.version(ifMatch), new ContactId(into))
                .chain(this::answer);
    }

    @DELETE
    @Path("/{id}/merge")
    @Operation(
            summary = "Undoes the merging of a contact",
            description =
                    "Gives back what came under their names before and since. The other keeps what was changed about it since.")
    @APIResponseSchema(ContactView.class)
    public Uni<Response> part(@RestPath String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return merging.part(contact(id), Given.version(ifMatch)).chain(this::answer);
    }

    private Uni<Contact> found(String id) {
        return contacts.read(contact(id)).map(found -> found.orElseThrow(() -> unknown(id)));
    }

    private Uni<Response> answer(Result result) {
        return switch (result) {
            case Result.Done(var contact) -> show(contact);
            case Result.Missing() ->
                Uni.createFrom().item(Problem.response(404, "there is no such contact or identity"));
            case Result.Stale(var version) ->
                Uni.createFrom()
                        .item(Problem.builder(
                                        412,
                                        "the contact was changed meanwhile: its ETag is now \"%d\"".formatted(version))
                                .header("ETag", Answers.tag(version))
                                .build());
            case Result.Refused(var reason) -> Uni.createFrom().item(Problem.response(409, reason));
        };
    }

    private Uni<Response> show(Contact contact) {
        return contacts.names(List.of(contact.id()))
                .map(names -> Response.ok(ContactView.of(contact, names.getOrDefault(contact.id(), List.of())))
                        .header("ETag", Answers.tag(contact.version()))
                        .build());
    }

    private static Optional<After> after(@Nullable String cursor) {
        return Optional.ofNullable(cursor)
                .map(text -> Given.value("cursor", text, Cursor::parse))
                .map(last -> new After(last.updatedAt(), last.ticket()));
    }

    private static Identity identity(@Nullable String kind, @Nullable String value, @Nullable String scope) {
        if (kind == null || value == null) {
            throw new Unacceptable("an identity needs kind and value");
        }
        return Given.value("identity", value, text -> new Identity(kind, text, scope == null ? "" : scope));
    }

    /** An id that is none is unknown like any other. */
    private static ContactId contact(String id) {
        try {
            return new ContactId(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("there is no contact '%s'".formatted(id), e);
        }
    }

    private static NotFoundException unknown(String id) {
        return new NotFoundException("there is no contact '%s'".formatted(id));
    }
}

package io.muara.ticket.api;

import io.muara.contracts.ContactId;
import io.muara.ticket.contact.Export;
import io.muara.ticket.contact.Import;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/contacts.csv")
@Tag(name = "Contacts")
class ContactsCsvResource {

    private static final String CSV = "text/csv";

    private final Export export;
    private final Import imports;

    ContactsCsvResource(Export export, Import imports) {
        this.export = export;
        this.imports = imports;
    }

    /** @param row as a spreadsheet counts them */
    public record TakenView(int row, String outcome, Optional<UUID> contact, Optional<String> reason) {

        static TakenView of(Import.Taken taken) {
            return new TakenView(
                    taken.row(),
                    taken.outcome().name().toLowerCase(Locale.ROOT),
                    taken.contact().map(ContactId::value),
                    taken.reason());
        }
    }

    @GET
    @Produces(CSV)
    @Operation(summary = "Gives all contacts as a table", description = "In the form that POST takes.")
    public Multi<String> all() {
        return export.all();
    }

    @POST
    @Consumes(CSV)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Takes contacts from a table, with a result per row",
            description =
                    "A row is the contact of its id, or else whoever has one of its names, or else somebody new. An empty cell leaves what there is; a name that somebody else has stays theirs.")
    public Uni<Page<TakenView>> take(@Nullable String csv) {
        var table = Given.body(csv);
        try {
            return imports.take(table)
                    .map(taken -> Page.whole(taken.stream().map(TakenView::of).toList()));
        } catch (IllegalArgumentException e) {
            throw new Unacceptable(String.valueOf(e.getMessage()));
        }
    }
}

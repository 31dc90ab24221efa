package io.muara.ticket.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.reactive.mutiny.Mutiny;

/** All contacts as a table in CSV that {@link Import} takes, a few at a time. */
@ApplicationScoped
public class Export {

    private static final int AT_ONCE = 500;

    private static final String ATTRIBUTES = """
            select distinct key from contact cross join lateral jsonb_object_keys(particulars -> 'attributes') as key
            where merged_into is null order by key
            """;

    private final Mutiny.SessionFactory sessions;
    private final ContactReading contacts;

    Export(Mutiny.SessionFactory sessions, ContactReading contacts) {
        this.sessions = sessions;
        this.contacts = contacts;
    }

    /** In pieces, to be written one after the other. */
    public Multi<String> all() {
        return attributes().onItem().transformToMulti(this::all);
    }

    private Multi<String> all(List<String> attributes) {
        var schema = CsvSchema.builder()
                .addColumns(ContactTable.columns(attributes), CsvSchema.ColumnType.STRING)
                .build()
                .withLineSeparator("\r\n");
        var csv = new CsvMapper().writer(schema);
        var header = String.join(",", ContactTable.columns(attributes)) + "\r\n";
        var rows = Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(new UUID(0, 0)), this::page)
                .whilst(page -> page.size() == AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(page -> text(csv, page, attributes));
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(header), rows);
    }

    private Uni<List<String>> attributes() {
        return sessions.withStatelessSession(
                session -> session.createNativeQuery(ATTRIBUTES, String.class).getResultList());
    }

    private Uni<List<Contact>> page(AtomicReference<UUID> last) {
        return sessions.withStatelessSession(session -> session.createSelectionQuery(
                        "from Contact where mergedInto is null and id > :last order by id", Contact.class)
                .setParameter("last", last.get())
                .setMaxResults(AT_ONCE)
                .getResultList()
                .invoke(page -> {
                    if (!page.isEmpty()) {
                        last.set(page.getLast().id);
                    }
                }));
    }

    private Uni<String> text(ObjectWriter csv, List<Contact> page, List<String> attributes) {
        return contacts.names(page.stream().map(Contact::id).toList()).map(names -> {
            var text = new StringBuilder();
            for (var contact : page) {
                text.append(write(
                        csv, ContactTable.cells(contact, names.getOrDefault(contact.id(), List.of()), attributes)));
            }
            return text.toString();
        });
    }

    private static String write(ObjectWriter csv, Object cells) {
        try {
            return csv.writeValueAsString(cells);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a contact cannot be written as CSV", e);
        }
    }
}

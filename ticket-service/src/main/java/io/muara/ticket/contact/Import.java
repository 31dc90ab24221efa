package io.muara.ticket.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.muara.contracts.ContactId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes contacts from a table in CSV (RFC 4180), each row in a transaction of its own, so that a bad one hinders no other. */
@ApplicationScoped
public class Import {

    private static final ObjectReader CSV = new CsvMapper()
            .enable(CsvParser.Feature.INSERT_NULLS_FOR_MISSING_COLUMNS)
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader());

    /** The header is the first row. */
    private static final int FIRST = 2;

    private final ContactBook book;
    private final ContactReading contacts;

    Import(ContactBook book, ContactReading contacts) {
        this.book = book;
        this.contacts = contacts;
    }

    public enum Outcome {
        CREATED,
        UPDATED,
        FAILED
    }

    /**
     * What a row became.
     *
     * @param row as a spreadsheet counts them
     */
    public record Taken(int row, Outcome outcome, Optional<ContactId> contact, Optional<String> reason) {

        static Taken failed(int line, @Nullable String reason) {
            return new Taken(line, Outcome.FAILED, Optional.empty(), Optional.ofNullable(reason));
        }
    }

    private record Line(int number, Optional<ContactTable.Row> row, Optional<String> reason) {}

    /** @throws IllegalArgumentException when a column means nothing here */
    public Uni<List<Taken>> take(String csv) {
        return Multi.createFrom()
                .iterable(lines(csv))
                .onItem()
                .transformToUniAndConcatenate(this::take)
                .collect()
                .asList();
    }

    private Uni<Taken> take(Line line) {
        return line.row().map(row -> take(line.number(), row)).orElseGet(() -> Uni.createFrom()
                .item(Taken.failed(line.number(), line.reason().orElse(null))));
    }

    private Uni<Taken> take(int line, ContactTable.Row row) {
        try {
            var names = row.names();
            var known = row.id().isPresent() ? Uni.createFrom().item(row.id()) : contacts.whoIs(names);
            return known.chain(id -> id.map(contact -> update(line, contact, row, names))
                            .orElseGet(() -> make(line, row, names)))
                    .onFailure(IllegalArgumentException.class)
                    .recoverWithItem(failure -> Taken.failed(line, failure.getMessage()));
        } catch (IllegalArgumentException e) {
            return Uni.createFrom().item(Taken.failed(line, e.getMessage()));
        }
    }

    private Uni<Taken> update(int line, ContactId id, ContactTable.Row row, List<Identity> names) {
        return book.update(id, row::applied, names).map(result -> taken(line, Outcome.UPDATED, result));
    }

    private Uni<Taken> make(int line, ContactTable.Row row, List<Identity> names) {
        if (names.isEmpty()) {
            return Uni.createFrom()
                    .item(Taken.failed(
                            line, "it has neither id, email, phone nor identities: nobody would be found by it"));
        }
        return book.make(row.applied(Particulars.of(Optional.empty())), names)
                .map(result -> taken(line, Outcome.CREATED, result));
    }

    private static Taken taken(int line, Outcome outcome, Result result) {
        return switch (result) {
            case Result.Done(var contact) -> new Taken(line, outcome, Optional.of(contact.id()), Optional.empty());
            case Result.Missing() -> Taken.failed(line, "there is no such contact");
            case Result.Stale(var version) -> Taken.failed(line, "it was changed meanwhile");
            case Result.Refused(var reason) -> Taken.failed(line, reason);
        };
    }

    private static List<Line> lines(String csv) {
        var lines = new ArrayList<Line>();
        try (MappingIterator<Map<String, String>> rows =
                CSV.readValues(csv.startsWith("\uFEFF") ? csv.substring(1) : csv)) {
            for (var line = line(FIRST, rows); line.isPresent(); line = line(FIRST + lines.size(), rows)) {
                lines.add(line.get());
                if (line.get().row().isEmpty()) {
                    break; // What follows cannot be told apart from it.
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the table cannot be read: " + message(e), e);
        }
        return lines;
    }

    private static Optional<Line> line(int number, MappingIterator<Map<String, String>> rows) {
        try {
            if (!rows.hasNextValue()) {
                return Optional.empty();
            }
            var cells = rows.nextValue();
            check(cells.keySet());
            return Optional.of(new Line(number, Optional.of(new ContactTable.Row(cells)), Optional.empty()));
        } catch (IOException e) {
            var reason = "it and what follows cannot be read: " + message(e);
            return Optional.of(new Line(number, Optional.empty(), Optional.of(reason)));
        }
    }

    private static void check(Set<String> columns) {
        var unknown = ContactTable.unknown(List.copyOf(columns));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("columns %s mean nothing here; there are %s and attribute.<name>"
                    .formatted(unknown, ContactTable.COLUMNS));
        }
    }

    private static String message(IOException e) {
        var whole = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return String.valueOf(whole).lines().findFirst().orElse("");
    }
}

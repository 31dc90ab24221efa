package io.muara.ticket.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Topics;
import io.muara.ticket.database.Storable;
import io.muara.ticket.outbox.Letter;
import io.muara.ticket.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where messages wait that nobody could handle, and those behind them. Nothing is thrown away here. */
@ApplicationScoped
class Parking {

    /** Room for the headers in a record of a broker's usual limit; beyond it the bytes lie in our table alone. */
    private static final int LARGEST_LETTER = 900_000;

    private final Outbox outbox;
    private final Clock clock;

    Parking(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Puts records aside and tells the dead-letter topic. */
    Uni<Void> park(Mutiny.StatelessSession session, List<Arrival.Poison> poison) {
        var rows = poison.stream()
                .map(bad -> new ParkedMessage(bad, bad.reason(), clock.instant()))
                .toList();
        var letters = poison.stream().map(Parking::letter).toList();
        return insert(session, rows).chain(() -> outbox.append(session, List.of(), letters));
    }

    /** Puts records aside that wait behind such a one. */
    Uni<Void> hold(Mutiny.StatelessSession session, List<Arrival.Message> held) {
        return insert(
                session,
                held.stream()
                        .map(waiting -> new ParkedMessage(waiting, null, clock.instant()))
                        .toList());
    }

    private static Uni<Void> insert(Mutiny.StatelessSession session, List<ParkedMessage> rows) {
        // One after the other: their ids, which PostgreSQL gives, are the order in which they will be released.
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(session::insert)
                .onItem()
                .ignoreAsUni();
    }

    private static Letter letter(Arrival.Poison bad) {
        var source = bad.source();
        var headers = new HashMap<>(Map.of(
                "muara-reason", Storable.text(bad.reason()),
                "muara-topic", source.topic(),
                "muara-partition", Integer.toString(source.partition()),
                "muara-offset", Long.toString(source.offset())));
        var value = Optional.ofNullable(source.value());
        if (value.isPresent() && value.get().length > LARGEST_LETTER) {
            headers.put("muara-omitted", "the record is too long to be repeated here: see GET /api/v1/parked");
            value = Optional.empty();
        }
        var ordering = UUID.nameUUIDFromBytes(bad.conversation().getBytes(UTF_8));
        return new Letter(Topics.deadLetter(source.topic()), Optional.of(bad.conversation()), ordering, headers, value);
    }
}

package io.muara.ticket.intake;

import io.muara.ticket.inbox.DeadLetters;
import io.muara.ticket.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where messages wait that nobody could handle, and those behind them. Nothing is thrown away here. */
@ApplicationScoped
class Parking {

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
        var letters = poison.stream()
                .map(bad -> DeadLetters.of(bad.source(), bad.conversation(), bad.reason()))
                .toList();
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
}

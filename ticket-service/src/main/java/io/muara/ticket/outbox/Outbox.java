package io.muara.ticket.outbox;

import static java.util.stream.Collectors.joining;

import io.muara.contracts.TicketEvent;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ticket.database.NewRows;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes down what Kafka must be told, in the transaction that decided it. */
@ApplicationScoped
public class Outbox {

    /** Who listens learns of new rows at once; nothing is lost with a notification, it only comes later. */
    static final String CALL = "muara_outbox";

    /** Whoever something happened to on a ticket is told of anew on the topic of contacts. */
    private static final String TELL = """
            with news as (
              insert into contact_news (contact)
              select distinct contact_id from ticket where id = any(cast(:tickets as uuid[])) and contact_id is not null
            )
            select count(*) from pg_notify(:call, :shards)
            """;

    private final Clock clock;
    private final Supplier<UUID> ids;
    private final List<Follower> followers;

    Outbox(Clock clock, Supplier<UUID> ids, @All List<Follower> followers) {
        this.clock = clock;
        this.ids = ids;
        this.followers = followers;
    }

    /** The ticket's row must be locked and written: that is what makes the order of the rows the order of the events. */
    public Uni<Void> append(Mutiny.StatelessSession session, List<TicketEvent> events, List<Letter> letters) {
        if (events.isEmpty() && letters.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var payloads = events.stream().map(Wire::bytes).toList();
        var history = new Object[events.size()];
        var rows = new Object[events.size() + letters.size()];
        for (var i = 0; i < events.size(); i++) {
            history[i] = historyRow(events.get(i), payloads.get(i));
            rows[i] = row(events.get(i), payloads.get(i));
        }
        for (var i = 0; i < letters.size(); i++) {
            rows[events.size() + i] = row(letters.get(i));
        }
        return NewRows.insert(session, history)
                .chain(() -> NewRows.insert(session, rows))
                .chain(() -> tell(session, events, rows))
                .chain(() -> follow(session, events));
    }

    private Uni<Void> follow(Mutiny.StatelessSession session, List<TicketEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(followers)
                .onItem()
                .transformToUniAndConcatenate(follower -> follower.follow(session, events))
                .onItem()
                .ignoreAsUni();
    }

    private static Uni<Void> tell(Mutiny.StatelessSession session, List<TicketEvent> events, Object... rows) {
        var tickets = events.stream()
                .map(event -> event.ticket().id().value())
                .distinct()
                .toArray(UUID[]::new);
        var shards = Arrays.stream(rows)
                .map(row -> Short.toString(((OutboxRow) row).shard))
                .distinct()
                .collect(joining(","));
        return session.createNativeQuery(TELL, Long.class)
                .setParameter("tickets", tickets)
                .setParameter("call", CALL)
                .setParameter("shards", shards)
                .getSingleResult()
                .replaceWithVoid();
    }

    private static EventRow historyRow(TicketEvent event, byte[] payload) {
        return new EventRow(event.ticket().id().value(), event.ticketVersion(), payload);
    }

    private OutboxRow row(TicketEvent event, byte[] payload) {
        var ticket = event.ticket().id().value();
        var key = ticket.toString();
        var letter = new Letter(Topics.TICKET_EVENTS, Optional.of(key), key, Headers.of(event), Optional.of(payload));
        var row = new OutboxRow(event.id(), letter, clock.instant());
        row.ticket = ticket;
        row.version = event.ticketVersion();
        return row;
    }

    private OutboxRow row(Letter letter) {
        return new OutboxRow(ids.get(), letter, clock.instant());
    }
}

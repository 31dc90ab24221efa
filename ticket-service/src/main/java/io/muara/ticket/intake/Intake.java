package io.muara.ticket.intake;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.muara.ticket.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** One transaction over many records: the inbox first, then the locks, then everything that follows from it. */
@ApplicationScoped
class Intake {

    // Sorted, as are the ids in the inbox and the locks below, so that two of us never wait for each other.
    private static final String CONVERSATIONS = """
            insert into conversation (key)
            select key from unnest(cast(:keys as text[])) as key order by key
            on conflict do nothing
            """;

    private final Mutiny.SessionFactory sessions;
    private final Inbox inbox;
    private final Reception reception;
    private final Parking parking;
    private final Clock clock;

    Intake(Mutiny.SessionFactory sessions, Inbox inbox, Reception reception, Parking parking, Clock clock) {
        this.sessions = sessions;
        this.inbox = inbox;
        this.reception = reception;
        this.parking = parking;
        this.clock = clock;
    }

    Uni<Sorting.Tally> take(List<Arrival> arrivals) {
        return sessions.withStatelessTransaction(session ->
                fresh(session, arrivals).chain(fresh -> take(session, fresh, arrivals.size() - fresh.size())));
    }

    private Uni<Sorting.Tally> take(Mutiny.StatelessSession session, List<Arrival> fresh, int duplicates) {
        if (fresh.isEmpty()) {
            return Uni.createFrom().item(new Sorting.Tally(duplicates, 0, 0));
        }
        return conversations(session, fresh).chain(conversations -> {
            var sorting = Sorting.of(fresh, conversations, clock.instant());
            return parking.park(session, sorting.poison())
                    .chain(() -> parking.hold(session, sorting.held()))
                    .chain(() -> reception.receive(session, sorting.accepted()))
                    .chain(() -> session.updateAll(
                            conversations.size(), conversations.values().toArray()))
                    .replaceWith(sorting.tally(duplicates));
        });
    }

    /** Those that had no effect yet, each once. */
    private Uni<List<Arrival>> fresh(Mutiny.StatelessSession session, List<Arrival> arrivals) {
        return inbox.add(session, arrivals.stream().map(Arrival::id).toList()).map(added -> fresh(arrivals, added));
    }

    private static List<Arrival> fresh(List<Arrival> arrivals, Set<UUID> added) {
        return arrivals.stream().filter(arrival -> added.remove(arrival.id())).toList();
    }

    private static Uni<Map<String, Conversation>> conversations(
            Mutiny.StatelessSession session, List<Arrival> arrivals) {
        var keys = arrivals.stream()
                .flatMap(arrival -> arrival.conversations().stream())
                .distinct()
                .toList();
        return session.createNativeQuery(CONVERSATIONS)
                .setParameter("keys", keys.toArray(String[]::new))
                .executeUpdate()
                .chain(() -> session.createSelectionQuery(
                                "from Conversation where key in :keys order by key", Conversation.class)
                        .setParameter("keys", keys)
                        .setLockMode(PESSIMISTIC_WRITE)
                        .getResultList())
                .map(rows -> rows.stream().collect(toMap(row -> row.key, identity())));
    }
}

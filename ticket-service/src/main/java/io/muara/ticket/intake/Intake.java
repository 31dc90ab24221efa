package io.muara.ticket.intake;

import io.muara.ticket.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** One transaction over many records: the inbox first, then the locks, then everything that follows from it. */
@ApplicationScoped
class Intake {

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
        var keys = fresh.stream()
                .flatMap(arrival -> arrival.conversations().stream())
                .toList();
        return Conversations.lock(session, keys).chain(conversations -> {
            var sorting = Sorting.of(fresh, conversations, clock.instant());
            return parking.park(session, sorting.poison())
                    .chain(() -> parking.hold(session, sorting.held()))
                    .chain(() -> reception.receive(session, sorting.accepted()))
                    .chain(() -> Conversations.keep(session, conversations.values()))
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
}

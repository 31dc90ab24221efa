package io.muara.ticket.sla;

import io.muara.ticket.database.Patience;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Says what time alone brought about. Every replica looks every second by PostgreSQL's clock; whose row another has in hand is left
 * to that one, and what was said is kept in the transaction that says it, so nothing is said twice, whatever clocks do.
 */
@ApplicationScoped
class DuePromises {

    private static final int AT_ONCE = 100;

    private static final String DUE = """
            select s.ticket, now() from sla s join ticket t on t.id = s.ticket
            where s.next_at <= now() order by s.next_at limit %d
            for update of t skip locked
            """.formatted(AT_ONCE);

    private static final String LATER =
            "update sla set next_at = now() + interval '1 minute' where ticket = any(:tickets)";

    private static final String OVERDUE = "select count(*) from sla where next_at < now() - interval '2 seconds'";

    private final Mutiny.SessionFactory sessions;
    private final Promises promises;
    private final Agreements agreements;
    private final Telling telling;
    private final Patience patience;
    private final SlaMetrics metrics;

    DuePromises(
            Mutiny.SessionFactory sessions,
            Promises promises,
            Agreements agreements,
            Telling telling,
            Patience patience,
            SlaMetrics metrics) {
        this.sessions = sessions;
        this.promises = promises;
        this.agreements = agreements;
        this.telling = telling;
        this.patience = patience;
        this.metrics = metrics;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return patience.ifPossible(() -> agreements.keep().chain(this::tellAll).chain(this::count));
    }

    private Uni<Void> tellAll() {
        return patience.overContention(() -> sessions.withStatelessTransaction(session -> tell(session)))
                .invoke(metrics::count)
                .chain(said -> said.looked() < AT_ONCE ? Uni.createFrom().voidItem() : tellAll());
    }

    private Uni<Void> count() {
        return sessions.withStatelessSession(session ->
                        session.createNativeQuery(OVERDUE, Long.class).getSingleResult())
                .invoke(metrics::overdue)
                .replaceWithVoid();
    }

    /** @param looked at how many tickets */
    record Said(int looked, Instant now, List<Notice> notices) {}

    private Uni<Said> tell(Mutiny.StatelessSession session) {
        return session.createNativeQuery(DUE, Tuple.class).getResultList().chain(rows -> {
            if (rows.isEmpty()) {
                return Uni.createFrom().item(new Said(0, Instant.EPOCH, List.of()));
            }
            var now = rows.getFirst().get(1, OffsetDateTime.class).toInstant();
            var tickets = rows.stream().map(row -> row.get(0, UUID.class)).toList();
            return tell(session, tickets, now);
        });
    }

    /** What there is to say is read again under the locks: another replica may just have said it. */
    private Uni<Said> tell(Mutiny.StatelessSession session, List<UUID> tickets, Instant now) {
        return promises.of(session, tickets)
                .chain(kept -> promises.terms(session, kept.values())
                        .chain(terms -> tell(session, new Looking(now, terms).at(kept))))
                .map(notices -> new Said(tickets.size(), now, notices));
    }

    private Uni<List<Notice>> tell(Mutiny.StatelessSession session, Looking looking) {
        return postpone(session, looking.failed)
                .chain(() -> promises.write(session, looking.after, looking.terms))
                .chain(() -> telling.tell(session, looking.notices, looking.now))
                .replaceWith(
                        looking.notices.values().stream().flatMap(List::stream).toList());
    }

    /** What a look at some promises brings to light, without any I/O. */
    private static final class Looking {

        private final Instant now;
        private final Terms terms;
        private final Map<UUID, Promise> after = new LinkedHashMap<>();
        private final Map<UUID, List<Notice>> notices = new LinkedHashMap<>();
        private final List<UUID> failed = new ArrayList<>();

        Looking(Instant now, Terms terms) {
            this.now = now;
            this.terms = terms;
        }

        Looking at(Map<UUID, Promise> kept) {
            kept.forEach((ticket, promise) -> {
                try {
                    var told = promise.tell(now, terms);
                    after.put(ticket, told.promise());
                    if (!told.notices().isEmpty()) {
                        notices.put(ticket, told.notices());
                    }
                } catch (RuntimeException e) {
                    Log.errorf(e, "clocks cannot be told, trying again in a minute ticket=%s", ticket);
                    failed.add(ticket);
                }
            });
            return this;
        }
    }

    /** So that they do not hold up the others. */
    private static Uni<Void> postpone(Mutiny.StatelessSession session, List<UUID> tickets) {
        return tickets.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(LATER)
                        .setParameter("tickets", tickets.toArray(UUID[]::new))
                        .executeUpdate()
                        .replaceWithVoid();
    }
}

package io.muara.ticket.survey;

import io.muara.contracts.TicketId;
import io.muara.ticket.satisfaction.Question;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What is still to be done, as it lies in PostgreSQL, by whose clock it is due: replicas agree then. */
final class Dues {

    private static final String WAITING =
            "select ticket from satisfaction_due where due_at <= clock_timestamp() order by due_at limit 100";

    /** Skips what another replica has in hands, and a ticket that is just being changed: its turn comes again in a moment. */
    private static final String CLAIM = """
            select r.id, r.question, r.reminders
            from satisfaction_due d join ticket t on t.id = d.ticket left join satisfaction_request r on r.id = d.request
            where d.ticket = :ticket and d.due_at <= clock_timestamp()
            for update of d, t skip locked
            """;

    private static final String ADD = """
            insert into satisfaction_due (ticket, due_at)
            select ticket, clock_timestamp() + millis * interval '1 millisecond'
            from unnest(cast(:tickets as uuid[]), cast(:millis as bigint[])) as resolved (ticket, millis)
            on conflict (ticket) do update set due_at = excluded.due_at, request = null
            """;

    private static final String PUT_OFF = """
            update satisfaction_due set due_at = clock_timestamp() + cast(:millis as bigint) * interval '1 millisecond',
              request = coalesce(cast(nullif(:request, '') as uuid), request)
            where ticket = :ticket
            """;

    private static final String REMOVE = "delete from satisfaction_due where ticket = :ticket";

    private Dues() {}

    static Uni<List<TicketId>> waiting(Mutiny.StatelessSession session) {
        return session.createNativeQuery(WAITING, UUID.class)
                .getResultList()
                .map(ids -> ids.stream().map(TicketId::new).toList());
    }

    /** With its ticket locked; empty when it is not ours to do. */
    static Uni<Optional<Due>> claim(Mutiny.StatelessSession session, TicketId ticket) {
        return session.createNativeQuery(CLAIM, Tuple.class)
                .setParameter("ticket", ticket.value())
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(row -> new Due(ticket, request(row))));
    }

    /** To be asked, however often they were before. */
    static Uni<Void> add(Mutiny.StatelessSession session, Map<TicketId, Duration> tickets) {
        var sorted = tickets.entrySet().stream()
                .sorted((one, other) ->
                        one.getKey().value().compareTo(other.getKey().value()))
                .toList();
        return session.createNativeQuery(ADD)
                .setParameter(
                        "tickets",
                        sorted.stream().map(due -> due.getKey().value()).toArray(UUID[]::new))
                .setParameter(
                        "millis",
                        sorted.stream().map(due -> due.getValue().toMillis()).toArray(Long[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** @param request to remind of then; absent where it stays what it is */
    static Uni<Void> putOff(Mutiny.StatelessSession session, TicketId ticket, Duration delay, Optional<UUID> request) {
        return session.createNativeQuery(PUT_OFF)
                .setParameter("ticket", ticket.value())
                .setParameter("millis", delay.toMillis())
                .setParameter("request", request.map(UUID::toString).orElse(""))
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Void> remove(Mutiny.StatelessSession session, TicketId ticket) {
        return session.createNativeQuery(REMOVE)
                .setParameter("ticket", ticket.value())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Optional<Due.Request> request(Tuple row) {
        return Optional.ofNullable(row.get(0, UUID.class))
                .map(id -> new Due.Request(id, Question.of(row.get(1, String.class)), row.get(2, Integer.class)));
    }
}

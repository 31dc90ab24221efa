package io.muara.ticket.intake;

import io.muara.contracts.ContactId;
import io.muara.contracts.MessageId;
import io.muara.contracts.TicketId;
import io.muara.ticket.lifecycle.Status;
import io.muara.ticket.lifecycle.Threads;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The open tickets of whoever writes, wherever they are, if the policy is that matters go on across conversations. Contacts are locked
 * for it, after names and before tickets, so that one who writes in two conversations at once opens one ticket.
 */
@Startup
@ApplicationScoped
class Continuity {

    private static final int LOCKS = 0x4D55_0004;

    private static final String PERSONS = """
            select c.id, c.head from contact c where c.id = any(:contacts)
            """;

    private static final String LOCK = """
            select count(*) from (
              select pg_advisory_xact_lock(:locks, number) from (
                select distinct hashtext(cast(person as text)) as number
                from unnest(cast(:persons as uuid[])) as person order by number
              ) sorted
            ) locked
            """;

    private static final String OPEN = """
            select person, t.id from unnest(cast(:persons as uuid[])) as person
            cross join lateral (
              select newest.id from contact m cross join lateral (
                select id, updated_at from ticket
                where contact_id = m.id and status in (%s) and updated_at >= :since
                order by updated_at desc, id desc limit 1
              ) newest
              where m.head = person order by newest.updated_at desc, newest.id desc limit 1
            ) t
            """.formatted(Status.ACTIVE);

    private final ContinuityConfig config;
    private final Clock clock;

    Continuity(ContinuityConfig config, Clock clock) {
        if (config.continuityWithin().isNegative() || config.continuityWithin().isZero()) {
            throw new IllegalArgumentException(
                    "muara.tickets.continuity-within must be longer than nothing, such as 3d, but was %s"
                            .formatted(config.continuityWithin()));
        }
        this.config = config;
        this.clock = clock;
    }

    /**
     * @param persons who wrote each of the messages
     * @param open the ticket of each that goes on
     */
    record Going(Map<MessageId, UUID> persons, Map<UUID, TicketId> open) {

        static final Going ON_BY_CONVERSATION = new Going(Map.of(), Map.of());

        Set<TicketId> tickets() {
            return Set.copyOf(open.values());
        }

        void tell(Threads threads) {
            persons.forEach(threads::knowWriter);
            open.forEach(threads::knowOpen);
        }
    }

    Uni<Going> of(Mutiny.StatelessSession session, Map<MessageId, ContactId> writers) {
        if (config.continuity() == ContinuityConfig.Policy.CONVERSATION || writers.isEmpty()) {
            return Uni.createFrom().item(Going.ON_BY_CONVERSATION);
        }
        return persons(session, writers).chain(persons -> {
            var all = persons.values().stream().distinct().toArray(UUID[]::new);
            return lock(session, all).chain(() -> open(session, all)).map(open -> new Going(persons, open));
        });
    }

    private static Uni<Map<MessageId, UUID>> persons(
            Mutiny.StatelessSession session, Map<MessageId, ContactId> writers) {
        return session.createNativeQuery(PERSONS, Tuple.class)
                .setParameter(
                        "contacts",
                        writers.values().stream()
                                .map(ContactId::value)
                                .distinct()
                                .toArray(UUID[]::new))
                .getResultList()
                .map(rows -> {
                    var heads = new HashMap<UUID, UUID>();
                    rows.forEach(row -> heads.put(row.get(0, UUID.class), row.get(1, UUID.class)));
                    var persons = new HashMap<MessageId, UUID>();
                    writers.forEach((message, contact) ->
                            persons.put(message, heads.getOrDefault(contact.value(), contact.value())));
                    return persons;
                });
    }

    private static Uni<Void> lock(Mutiny.StatelessSession session, UUID... persons) {
        return session.createNativeQuery(LOCK, Long.class)
                .setParameter("locks", LOCKS)
                .setParameter("persons", persons)
                .getSingleResult()
                .replaceWithVoid();
    }

    private Uni<Map<UUID, TicketId>> open(Mutiny.StatelessSession session, UUID... persons) {
        return session.createNativeQuery(OPEN, Tuple.class)
                .setParameter("persons", persons)
                .setParameter("since", clock.instant().minus(config.continuityWithin()))
                .getResultList()
                .map(rows -> {
                    var open = new HashMap<UUID, TicketId>();
                    rows.forEach(row -> open.put(row.get(0, UUID.class), new TicketId(row.get(1, UUID.class))));
                    return open;
                });
    }
}

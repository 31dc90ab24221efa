package io.muara.ticket.sla;

import static io.muara.contracts.TicketEvent.Type.DELIVERY_UPDATED;
import static io.muara.contracts.TicketEvent.Type.MESSAGE_SENT;
import static io.muara.contracts.TicketEvent.Type.REDACTED;
import static io.muara.contracts.TicketEvent.Type.TICKET_CREATED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import io.muara.contracts.Label;
import io.muara.contracts.SlaPolicyId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketId;
import io.muara.contracts.Wire;
import io.muara.ticket.outbox.Follower;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What was promised about tickets, kept in the transactions that change them: the lock of a ticket's row is the lock of its clocks. */
@ApplicationScoped
public class Promises implements Follower {

    private static final String FACTS = """
            select t.id, t.waiting_since, cast(s.promise as text) as promise, s.named,
                   h.id as writer, h.particulars ->> 'vip' as vip, h.particulars ->> 'organisation' as organisation,
                   cast(h.particulars -> 'labels' as text) as labels
            from unnest(cast(:tickets as uuid[])) as asked
            join ticket t on t.id = asked
            left join sla s on s.ticket = t.id
            left join contact c on c.id = t.contact_id
            left join contact h on h.id = c.head
            """;

    private static final String KEPT =
            "select ticket, cast(promise as text) as promise from sla where ticket = any(:tickets) and promise is not null";

    private static final String NAME = """
            insert into sla (ticket, named)
            select ticket, policy from unnest(cast(:tickets as uuid[]), cast(:policies as text[])) as named (ticket, policy)
            on conflict (ticket) do update set named = excluded.named
            """;

    private static final String WRITE = """
            insert into sla (ticket, promise, next_at, due_at)
            select ticket, promise, next_at, due_at from unnest(
                cast(:tickets as uuid[]), cast(cast(:promises as text[]) as jsonb[]),
                cast(cast(:next as text[]) as timestamptz[]), cast(cast(:due as text[]) as timestamptz[]))
              as kept (ticket, promise, next_at, due_at)
            on conflict (ticket) do update
            set promise = excluded.promise, next_at = excluded.next_at, due_at = excluded.due_at
            """;

    private final Agreements agreements;

    Promises(Agreements agreements) {
        this.agreements = agreements;
    }

    /** Rules say by which policies tickets are treated. The tickets must be there, and what happened to them is followed after it. */
    public Uni<Void> name(Mutiny.StatelessSession session, Map<TicketId, SlaPolicyId> policies) {
        if (policies.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var named = List.copyOf(policies.entrySet());
        return session.createNativeQuery(NAME)
                .setParameter(
                        "tickets", named.stream().map(it -> it.getKey().value()).toArray(UUID[]::new))
                .setParameter("policies", texts(named, it -> it.getValue().value()))
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> follow(Mutiny.StatelessSession session, List<TicketEvent> events) {
        var last = new LinkedHashMap<UUID, TicketEvent>();
        var opened = new HashSet<UUID>();
        for (var event : events) {
            var ticket = event.ticket().id().value();
            if (concerns(event)) {
                last.put(ticket, event);
            }
            if (event.type() == TICKET_CREATED) {
                opened.add(ticket);
            }
        }
        if (last.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return facts(session, last.keySet())
                .chain(facts -> agreements.of(session, versions(facts)).chain(terms -> agreements
                        .keep(session)
                        .chain(() -> write(session, followed(facts, last, opened, terms), terms))));
    }

    /** As they were kept last, and by which terms. */
    Uni<Map<UUID, Promise>> of(Mutiny.StatelessSession session, Collection<UUID> tickets) {
        return session.createNativeQuery(KEPT, Tuple.class)
                .setParameter("tickets", tickets.toArray(UUID[]::new))
                .getResultList()
                .map(rows -> {
                    var kept = new HashMap<UUID, Promise>();
                    rows.forEach(row -> kept.put(row.get(0, UUID.class), read(row.get(1, String.class))));
                    return kept;
                });
    }

    Uni<Terms> terms(Mutiny.StatelessSession session, Collection<Promise> promises) {
        return agreements.of(
                session,
                promises.stream()
                        .flatMap(promise -> promise.timers().stream())
                        .map(Timer::terms)
                        .collect(toSet()));
    }

    Uni<Void> write(Mutiny.StatelessSession session, Map<UUID, Promise> promises, Terms terms) {
        if (promises.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = List.copyOf(promises.entrySet());
        return session.createNativeQuery(WRITE)
                .setParameter("tickets", rows.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .setParameter("promises", texts(rows, it -> new String(Wire.bytes(it.getValue()), UTF_8)))
                .setParameter("next", moments(rows, it -> it.next(terms)))
                .setParameter("due", moments(rows, it -> it.due(terms)))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Neither what becomes of a reply nor a word that no person wrote changes what is owed. */
    private static boolean concerns(TicketEvent event) {
        var type = event.type();
        return event.sla().isEmpty()
                && type != DELIVERY_UPDATED
                && type != REDACTED
                && event.reply()
                        .filter(reply -> reply.automatic() || type == MESSAGE_SENT)
                        .isEmpty();
    }

    private Map<UUID, Promise> followed(List<Facts> facts, Map<UUID, TicketEvent> last, Set<UUID> opened, Terms terms) {
        var current = agreements.current();
        var changed = new LinkedHashMap<UUID, Promise>();
        for (var known : facts) {
            var event = Objects.requireNonNull(last.get(known.ticket()), "facts of a ticket that nobody asked for");
            var standing = standing(event, known, opened.contains(known.ticket()));
            var before = known.promise();
            if (before.isEmpty() && current.all().isEmpty()) {
                continue;
            }
            var after = before.map(promise -> promise.follow(standing, current, terms))
                    .orElseGet(() -> Promise.begin(standing, current, terms));
            if (!before.equals(Optional.of(after))) {
                changed.put(known.ticket(), after);
            }
        }
        return changed;
    }

    private static Standing standing(TicketEvent event, Facts known, boolean opened) {
        var ticket = event.ticket();
        var subject = new Subject(
                ticket.priority(),
                ticket.conversation().channel(),
                ticket.team(),
                ticket.category(),
                ticket.labels(),
                known.named(),
                known.writer());
        return new Standing(event.at(), opened, ticket.status(), known.waiting(), subject);
    }

    private record Facts(
            UUID ticket,
            Optional<Instant> waiting,
            Optional<Promise> promise,
            Optional<SlaPolicyId> named,
            Optional<Subject.Writer> writer) {}

    private static Uni<List<Facts>> facts(Mutiny.StatelessSession session, Set<UUID> tickets) {
        return session.createNativeQuery(FACTS, Tuple.class)
                .setParameter("tickets", tickets.toArray(UUID[]::new))
                .getResultList()
                .map(rows -> rows.stream().map(Promises::facts).toList());
    }

    private static Facts facts(Tuple row) {
        return new Facts(
                row.get(0, UUID.class),
                maybe(row, 1, OffsetDateTime.class).map(OffsetDateTime::toInstant),
                maybe(row, 2, String.class).map(Promises::read),
                maybe(row, 3, String.class).map(SlaPolicyId::new),
                maybe(row, 4, UUID.class).map(any -> writer(row)));
    }

    private static Subject.Writer writer(Tuple row) {
        return new Subject.Writer(
                maybe(row, 5, String.class).map(Boolean::valueOf).orElse(false),
                maybe(row, 6, String.class),
                maybe(row, 7, String.class)
                        .map(json -> Set.of(Wire.read(json.getBytes(UTF_8), Label[].class)))
                        .orElse(Set.of()));
    }

    private static <T> Optional<T> maybe(Tuple row, int column, Class<T> type) {
        @Nullable T value = row.get(column, type);
        return Optional.ofNullable(value);
    }

    private static Set<String> versions(List<Facts> facts) {
        return facts.stream()
                .flatMap(known -> known.promise().stream())
                .flatMap(promise -> promise.timers().stream())
                .map(Timer::terms)
                .collect(toSet());
    }

    private static Promise read(String json) {
        return Wire.read(json.getBytes(UTF_8), Promise.class);
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static @Nullable String[] moments(
            List<Map.Entry<UUID, Promise>> rows, Function<Promise, Optional<Instant>> moment) {
        return rows.stream()
                .map(row -> moment.apply(row.getValue()).map(Instant::toString).orElse(null))
                .toArray(String[]::new);
    }
}

package io.muara.ticket.intake;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The rows that keep messages in order, many by one statement. */
final class Conversations {

    // Sorted, as are the ids in the inbox and the locks below, so that two of us never wait for each other.
    private static final String ADD = """
            insert into conversation (key)
            select key from unnest(cast(:keys as text[])) as key order by key
            on conflict do nothing
            """;

    private static final String LOCK =
            "select * from conversation where key = any(cast(:keys as text[])) order by key for no key update";

    private static final String KEEP = """
            update conversation c
            set topic = n.topic, partition = cast(n.partition as int), last_offset = cast(n.last_offset as bigint),
                parked_at = cast(n.parked_at as timestamptz), parked_reason = n.parked_reason
            from unnest(
                cast(:keys as text[]), cast(:topics as text[]), cast(:partitions as text[]), cast(:offsets as text[]),
                cast(:parked as text[]), cast(:reasons as text[]))
              as n (key, topic, partition, last_offset, parked_at, parked_reason)
            where c.key = n.key
            """;

    private Conversations() {}

    /** Makes those that are not there yet. */
    static Uni<Map<String, Conversation>> lock(Mutiny.StatelessSession session, Collection<String> keys) {
        var all = keys.stream().distinct().toArray(String[]::new);
        return session.createNativeQuery(ADD)
                .setParameter("keys", all)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(LOCK, Conversation.class)
                        .setParameter("keys", all)
                        .getResultList())
                .map(rows -> rows.stream().collect(toMap(row -> row.key, identity())));
    }

    /** As they are now. */
    static Uni<Void> keep(Mutiny.StatelessSession session, Collection<Conversation> conversations) {
        var rows = List.copyOf(conversations);
        return session.createNativeQuery(KEEP)
                .setParameter("keys", texts(rows, row -> row.key))
                .setParameter("topics", texts(rows, row -> row.topic))
                .setParameter("partitions", texts(rows, row -> row.partition))
                .setParameter("offsets", texts(rows, row -> row.lastOffset))
                .setParameter("parked", texts(rows, row -> row.parkedAt))
                .setParameter("reasons", texts(rows, row -> row.parkedReason))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static @Nullable String[] texts(List<Conversation> rows, Function<Conversation, @Nullable Object> column) {
        return rows.stream()
                .map(row -> Optional.ofNullable(column.apply(row))
                        .map(Object::toString)
                        .orElse(null))
                .toArray(String[]::new);
    }
}

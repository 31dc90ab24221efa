package io.muara.ticket.outbox;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The outbox as its relay sees it, over the connection that holds the relay's claims. */
final class OutboxRows {

    private static final int MOST_ROWS_OF_A_SHARD = 64;
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int FORGET_AT_ONCE = 1_000;

    // At least one row, and no more than a few megabytes beyond it. Cut in the order of ids, so that no shard has a
    // gap.
    private static final String UNPUBLISHED = """
            select id, record, shard, sequence, topic, key, headers, payload
            from (select waiting.*, sum(coalesce(length(payload), 0)) over (order by id) as until_here
                  from unnest(cast(? as smallint[])) ours
                  cross join lateral (
                        select *, coalesce(key, cast(id as text)) as sequence from outbox
                        where shard = ours and published_at is null
                          and coalesce(key, cast(id as text)) <> all(cast(? as text[]))
                        order by id limit %d) waiting) counted
            where until_here - coalesce(length(payload), 0) < %d
            order by id
            """.formatted(MOST_ROWS_OF_A_SHARD, MOST_BYTES);

    private static final String MARK =
            "update outbox set published_at = now() where id = any(?) and published_at is null";

    private static final String BACKLOG = """
            select count(*), coalesce(extract(epoch from now() - min(created_at)), 0)
            from outbox where published_at is null
            """;

    private static final String FORGET = """
            delete from outbox where id in (
                select id from (select id, published_at from outbox order by id limit %d) oldest
                where published_at < now() - make_interval(secs => cast(? as double precision)))
            """.formatted(FORGET_AT_ONCE);

    private static final String PRODUCERS = "select distinct producer from outbox_shard where shard = any(?)";

    private static final String OWN = """
            insert into outbox_shard (shard, producer) select unnest(cast(? as smallint[])), ?
            on conflict (shard) do update set producer = excluded.producer
            """;

    private static final String DISOWN = "delete from outbox_shard where shard = any(?)";

    private final Connection connection;

    OutboxRows(Connection connection) {
        this.connection = connection;
    }

    /** @param oldest age of the oldest, in seconds */
    record Backlog(long rows, double oldest) {}

    /** @param held {@link Pending#sequence() sequences} to leave where they are */
    List<Pending> unpublished(Collection<Short> shards, Collection<String> held) throws SQLException {
        synchronized (connection) {
            try (var query = connection.prepareStatement(UNPUBLISHED)) {
                query.setArray(1, numbers(shards));
                query.setArray(2, connection.createArrayOf("text", held.toArray()));
                try (var found = query.executeQuery()) {
                    return pending(found);
                }
            }
        }
    }

    /** Whether more may wait behind them. */
    static boolean isFull(List<Pending> batch) {
        return batch.stream().collect(groupingBy(Pending::shard, counting())).containsValue((long) MOST_ROWS_OF_A_SHARD)
                || batch.stream().mapToLong(OutboxRows::bytes).sum() >= MOST_BYTES;
    }

    void markPublished(Collection<Long> ids) throws SQLException {
        synchronized (connection) {
            try (var update = connection.prepareStatement(MARK)) {
                update.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
                update.executeUpdate();
            }
        }
    }

    /** Whether these very rows are there: after a restore, others may bear the same ids. False when there are none. */
    boolean holds(Progress.Batch batch) throws SQLException {
        if (batch.record().isEmpty()) {
            return false;
        }
        synchronized (connection) {
            try (var query = connection.prepareStatement("select 1 from outbox where id = ? and record = ?")) {
                query.setLong(1, batch.ids().getLast());
                query.setObject(2, batch.record().get());
                try (var found = query.executeQuery()) {
                    return found.next();
                }
            }
        }
    }

    /** Who publishes these shards, or did when they ended. */
    Set<String> producers(Collection<Short> shards) throws SQLException {
        synchronized (connection) {
            try (var query = connection.prepareStatement(PRODUCERS)) {
                query.setArray(1, numbers(shards));
                try (var found = query.executeQuery()) {
                    var producers = new TreeSet<String>();
                    while (found.next()) {
                        producers.add(found.getString(1));
                    }
                    return producers;
                }
            }
        }
    }

    /** Says who publishes these shards from now on. */
    void own(Collection<Short> shards, String producer) throws SQLException {
        synchronized (connection) {
            try (var upsert = connection.prepareStatement(OWN)) {
                upsert.setArray(1, numbers(shards));
                upsert.setString(2, producer);
                upsert.executeUpdate();
            }
        }
    }

    void disown(Collection<Short> shards) throws SQLException {
        synchronized (connection) {
            try (var delete = connection.prepareStatement(DISOWN)) {
                delete.setArray(1, numbers(shards));
                delete.executeUpdate();
            }
        }
    }

    Backlog backlog() throws SQLException {
        synchronized (connection) {
            try (var query = connection.prepareStatement(BACKLOG);
                    var found = query.executeQuery()) {
                found.next();
                return new Backlog(found.getLong(1), found.getDouble(2));
            }
        }
    }

    /** Deletes a few of the rows that were published longer ago than that; false when there is no more of them. */
    boolean forget(Duration age) throws SQLException {
        synchronized (connection) {
            try (var delete = connection.prepareStatement(FORGET)) {
                delete.setLong(1, age.toSeconds());
                return delete.executeUpdate() == FORGET_AT_ONCE;
            }
        }
    }

    private Array numbers(Collection<Short> shards) throws SQLException {
        return connection.createArrayOf("smallint", shards.toArray());
    }

    private static long bytes(Pending row) {
        var payload = row.letter().value();
        return payload == null ? 0 : payload.length;
    }

    private static List<Pending> pending(ResultSet found) throws SQLException {
        var pending = new ArrayList<Pending>();
        while (found.next()) {
            var letter = new ProducerRecord<>(
                    found.getString("topic"),
                    null,
                    found.getString("key"),
                    found.getBytes("payload"),
                    Headers.read(found.getString("headers")));
            pending.add(new Pending(
                    found.getLong("id"),
                    found.getObject("record", UUID.class),
                    found.getShort("shard"),
                    found.getString("sequence"),
                    letter));
        }
        return pending;
    }
}

package io.muara.ticket.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The outbox as its relay sees it, over the connection that holds the relay's claims. */
final class OutboxRows {

    private static final int MOST_ROWS = 300;
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int FORGET_AT_ONCE = 1_000;

    // At least one row, and no more than a few megabytes beyond it: sixteen shards are read at the same time.
    private static final String UNPUBLISHED = """
            select id, record, topic, key, headers, payload
            from (select waiting.*, sum(coalesce(length(payload), 0)) over (order by id) as until_here
                  from (select id, record, topic, key, headers, payload from outbox
                        where shard = ? and published_at is null order by id limit %d) waiting) counted
            where until_here - coalesce(length(payload), 0) < %d
            order by id
            """.formatted(MOST_ROWS, MOST_BYTES);

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

    private final Connection connection;

    OutboxRows(Connection connection) {
        this.connection = connection;
    }

    /** @param oldest age of the oldest, in seconds */
    record Backlog(long rows, double oldest) {}

    List<Pending> unpublished(short shard) throws SQLException {
        synchronized (connection) {
            try (var query = connection.prepareStatement(UNPUBLISHED)) {
                query.setShort(1, shard);
                try (var found = query.executeQuery()) {
                    return pending(found);
                }
            }
        }
    }

    /** Whether more may wait behind them. */
    static boolean isFull(List<Pending> batch) {
        return batch.size() == MOST_ROWS
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

    /** Whether this very row is there: after a restore, another one may bear the same id. */
    boolean holds(long id, UUID record) throws SQLException {
        synchronized (connection) {
            try (var query = connection.prepareStatement("select 1 from outbox where id = ? and record = ?")) {
                query.setLong(1, id);
                query.setObject(2, record);
                try (var found = query.executeQuery()) {
                    return found.next();
                }
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
            pending.add(new Pending(found.getLong("id"), found.getObject("record", UUID.class), letter));
        }
        return pending;
    }
}

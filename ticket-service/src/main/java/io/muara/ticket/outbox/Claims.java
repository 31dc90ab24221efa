package io.muara.ticket.outbox;

import static java.util.stream.Collectors.toCollection;

import io.muara.ticket.database.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which shards are ours. A claim is an advisory lock of one connection that nobody else uses, so that it ends with us,
 * however we end; and since our reads and marks go over the same connection, we cannot go on without our claims.
 *
 * <p>Every relay also claims a place among the relays. Those places, in order, are how all of them know without talking
 * which shards each should have: with three relays the second takes 1, 4, 7… A relay that comes or goes changes
 * everybody's share at the next look; who has too much lets go, who has too little takes what is free.
 */
final class Claims implements AutoCloseable {

    private static final int PLACES = 0x4D55_0001;
    private static final int SHARDS = 0x4D55_0002;

    private static final String RELAYS = """
            select objid from pg_locks
            where locktype = 'advisory' and granted and classid = %d and objsubid = 2
              and database = (select oid from pg_database where datname = current_database())
            """.formatted(PLACES);

    private final Connection connection;
    private final OutboxRows rows;
    private final int place;
    private final SortedSet<Short> claimed = new TreeSet<>();

    private Claims(Connection connection, int place) {
        this.connection = connection;
        this.rows = new OutboxRows(connection);
        this.place = place;
    }

    static Claims open(Database database) throws SQLException {
        var connection = database.connect("relay");
        try {
            return new Claims(connection, freePlace(connection));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    OutboxRows rows() {
        return rows;
    }

    /** The shards that should be ours, by who is there now. */
    SortedSet<Short> share() throws SQLException {
        var relays = relays();
        var rank = relays.headSet(place).size();
        return IntStream.range(0, Shard.COUNT)
                .filter(shard -> shard % relays.size() == rank)
                .mapToObj(shard -> (short) shard)
                .collect(toCollection(TreeSet::new));
    }

    /** Claims those that are free, and returns those that are ours now, before or since. */
    SortedSet<Short> claim(Collection<Short> shards) throws SQLException {
        for (var shard : shards) {
            if (!claimed.contains(shard) && ask(connection, "select pg_try_advisory_lock(?, ?)", SHARDS, shard)) {
                claimed.add(shard);
            }
        }
        return new TreeSet<>(claimed);
    }

    void release(Collection<Short> shards) throws SQLException {
        for (var shard : shards) {
            ask(connection, "select pg_advisory_unlock(?, ?)", SHARDS, shard);
        }
        claimed.removeAll(shards);
    }

    /** Lets go of everything at once. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private SortedSet<Integer> relays() throws SQLException {
        synchronized (connection) {
            try (var query = connection.prepareStatement(RELAYS);
                    var found = query.executeQuery()) {
                var relays = new TreeSet<>(numbers(found));
                relays.add(place);
                return relays;
            }
        }
    }

    private static List<Integer> numbers(ResultSet found) throws SQLException {
        var numbers = new ArrayList<Integer>();
        while (found.next()) {
            numbers.add(found.getInt(1));
        }
        return numbers;
    }

    private static int freePlace(Connection connection) throws SQLException {
        var place = 0;
        while (!ask(connection, "select pg_try_advisory_lock(?, ?)", PLACES, place)) {
            place++;
        }
        return place;
    }

    private static boolean ask(Connection connection, String question, int kind, int number) throws SQLException {
        synchronized (connection) {
            try (var query = connection.prepareStatement(question)) {
                query.setInt(1, kind);
                query.setInt(2, number);
                try (var answer = query.executeQuery()) {
                    return answer.next() && answer.getBoolean(1);
                }
            }
        }
    }
}

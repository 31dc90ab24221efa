package io.muara.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The rows that became of messages, written again by nothing but PostgreSQL's client, into tables with the same keys and indexes. */
final class BareTickets {

    private static final int MESSAGES_A_TRANSACTION = 200;

    /** Which rows of each table became of what came since a moment. */
    private static final Map<String, String> ROWS = new LinkedHashMap<>();

    static {
        var ticket = "in (select id from ticket where created_at >= '%1$s')";
        ROWS.put("contact", "created_at >= '%1$s'");
        ROWS.put("contact_identity", "added_at >= '%1$s'");
        ROWS.put(
                "contact_conversation", "conversation in (select conversation from ticket where created_at >= '%1$s')");
        ROWS.put("conversation", "key in (select conversation from ticket where created_at >= '%1$s')");
        ROWS.put("inbox", "received_at >= '%1$s'");
        ROWS.put("ticket", "created_at >= '%1$s'");
        ROWS.put("message", "ticket " + ticket);
        ROWS.put("ticket_document", "ticket " + ticket);
        ROWS.put("event", "ticket " + ticket);
        ROWS.put("sla", "ticket " + ticket);
        // What is told of contacts is written later, by somebody else.
        ROWS.put("outbox", "ticket " + ticket);
    }

    private final Connection connection;

    BareTickets(Connection connection) {
        this.connection = connection;
    }

    /** @param postgres processor time that PostgreSQL used */
    record Written(int messages, double seconds, Duration client, Duration postgres) {

        double rate() {
            return messages / seconds;
        }

        String each() {
            return String.format(
                    Locale.ROOT,
                    "client %.2f ms, PostgreSQL %.2f ms",
                    ProcessorTimes.millis(client, messages),
                    ProcessorTimes.millis(postgres, messages));
        }
    }

    /** Twice, of which the second counts: then the client is warm too. */
    Written write(String since, int messages) throws SQLException {
        writeOnce(since, messages);
        var written = writeOnce(since, messages);
        drop();
        return written;
    }

    private void drop() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop schema if exists bare cascade");
        }
    }

    private Written writeOnce(String since, int messages) throws SQLException {
        var tables = new LinkedHashMap<String, List<Object[]>>();
        var inserts = new LinkedHashMap<String, String>();
        drop();
        try (var statement = connection.createStatement()) {
            statement.execute("create schema bare");
        }
        for (var table : ROWS.entrySet()) {
            prepare(table.getKey(), table.getValue().formatted(since), tables, inserts);
        }
        var client = client();
        var postgres = ProcessorTimes.postgres(connection);
        connection.setAutoCommit(false);
        var start = System.nanoTime();
        var transactions = Math.ceilDiv(messages, MESSAGES_A_TRANSACTION);
        for (var transaction = 0; transaction < transactions; transaction++) {
            for (var table : tables.entrySet()) {
                var rows = table.getValue();
                insert(
                        Objects.requireNonNull(inserts.get(table.getKey())),
                        rows.subList(
                                rows.size() * transaction / transactions,
                                rows.size() * (transaction + 1) / transactions));
            }
            connection.commit();
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        connection.setAutoCommit(true);
        return new Written(
                messages,
                seconds,
                client().minus(client),
                ProcessorTimes.postgres(connection).minus(postgres));
    }

    private static Duration client() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void prepare(String table, String rows, Map<String, List<Object[]>> tables, Map<String, String> inserts)
            throws SQLException {
        var columns = FilledDatabase.texts(connection, """
                select column_name from information_schema.columns
                where table_schema = 'public' and table_name = '%s' and is_generated = 'NEVER' and is_identity = 'NO'
                    and column_name <> 'published_at'
                """.formatted(table));
        try (var statement = connection.createStatement()) {
            statement.execute("create table bare.%s (like %s including all)".formatted(table, table));
            try (var found = statement.executeQuery(
                    "select %s from %s where %s".formatted(String.join(", ", columns), table, rows))) {
                var read = new ArrayList<Object[]>();
                while (found.next()) {
                    var row = new Object[columns.size()];
                    for (var i = 0; i < row.length; i++) {
                        row[i] = found.getObject(i + 1);
                    }
                    read.add(row);
                }
                tables.put(table, read);
            }
        }
        inserts.put(
                table,
                "insert into bare.%s (%s) values (%s)"
                        .formatted(table, String.join(", ", columns), "?, ".repeat(columns.size() - 1) + "?"));
    }

    private void insert(String sql, List<Object[]> rows) throws SQLException {
        try (var insert = connection.prepareStatement(sql)) {
            for (var row : rows) {
                for (var i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}

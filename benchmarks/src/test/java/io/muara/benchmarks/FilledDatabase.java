package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Tickets by the hundred thousand, made by PostgreSQL itself. */
final class FilledDatabase {

    private FilledDatabase() {}

    /** Makes the tickets of these numbers, counted from 1. */
    static void fill(Connection connection, long from, long to) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            for (var sql : statements()) {
                statement.execute(sql.replace(":from", Long.toString(from)).replace(":to", Long.toString(to)));
            }
            statement.execute("reset synchronous_commit");
        }
    }

    /** As before the first message. */
    static void empty(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("truncate ticket, contact, conversation, inbox, event, outbox, ticket_document cascade");
        }
    }

    static List<String> texts(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static List<String> statements() throws IOException {
        try (var file = Objects.requireNonNull(FilledDatabase.class.getResourceAsStream("/tickets.sql"))) {
            return List.of(new String(file.readAllBytes(), UTF_8).strip().split("\n\n"));
        }
    }
}

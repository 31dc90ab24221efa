package io.muara.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.RoutedMessage;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.testkit.TopicReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a test does from outside: speak on Kafka, read Kafka, and look into the tables. */
@ApplicationScoped
public class Platform {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String database;

    public void route(Letters... letters) {
        route(List.of(letters).stream().map(Letters::routed).toList());
    }

    public void route(List<RoutedMessage> messages) {
        var records = new ArrayList<ProducerRecord<String, byte[]>>();
        for (var message : messages) {
            records.add(new ProducerRecord<>(
                    Topics.ROUTED, message.message().conversation().toString(), Wire.bytes(message)));
        }
        send(records);
    }

    public void send(List<ProducerRecord<String, byte[]>> records) {
        try (var producer =
                DurableProducer.create(Map.of("bootstrap.servers", kafka), "test", Duration.ofSeconds(20))) {
            for (var sent : records.stream().map(producer::send).toList()) {
                sent.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Kafka did not take the records", e);
        }
    }

    public TopicReader read(String topic) {
        return new TopicReader(kafka, topic);
    }

    /** The ticket events so far of whoever wrote under that address. */
    public List<TicketEvent> eventsOf(TopicReader events, String contact) {
        return events.records().stream()
                .map(record -> Wire.read(record.value(), TicketEvent.class))
                .filter(event -> event.ticket().conversation().contact().equals(contact))
                .toList();
    }

    /** Each row as the text of its columns, joined by commas. */
    public List<String> query(String sql, Object... parameters) {
        try (var connection = DriverManager.getConnection("jdbc:" + database, "postgres", "postgres");
                var query = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (var found = query.executeQuery()) {
                var rows = new ArrayList<String>();
                while (found.next()) {
                    var row = new ArrayList<String>();
                    for (var i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                        row.add(String.valueOf(found.getString(i)));
                    }
                    rows.add(String.join(",", row));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("query failed: " + sql, e);
        }
    }

    /** A transaction of somebody else that has begun so. */
    public Transaction transaction(String sql) {
        try {
            var connection = DriverManager.getConnection("jdbc:" + database, "postgres", "postgres");
            connection.setAutoCommit(false);
            var transaction = new Transaction(connection);
            transaction.run(sql);
            return transaction;
        } catch (SQLException e) {
            throw new IllegalStateException("no transaction can be had", e);
        }
    }

    public record Transaction(Connection connection) {

        public void run(String sql) {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException("statement failed: " + sql, e);
            }
        }

        public void commit() {
            try (connection) {
                connection.commit();
            } catch (SQLException e) {
                throw new IllegalStateException("commit failed", e);
            }
        }
    }

    public void execute(String sql) {
        try (var connection = DriverManager.getConnection("jdbc:" + database, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("statement failed: " + sql, e);
        }
    }

    /** A contact that no other test writes as. */
    public static String somebody() {
        return "62" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 100_000_000_000L);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}

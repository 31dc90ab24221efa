package io.muara.benchmarks;

import io.muara.contracts.Category;
import io.muara.contracts.Priority;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.TeamId;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.contracts.kafka.DurableProducer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Routed messages of strangers, each of which becomes a ticket, beside the rows that became of them written by the bare client. */
final class TicketIntake {

    private static final int MEASURED = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long GLANCE_MILLIS = 50;
    private static final String LAST = "select last_value - (not is_called)::int from ticket_number";

    private final Contender service;
    private final ServerProcess kafka;
    private final Connection database;
    private int sent;

    TicketIntake(Contender service, ServerProcess kafka, Connection database) {
        this.service = service;
        this.kafka = kafka;
        this.database = database;
    }

    void warmUp(int messages) throws Exception {
        take(messages);
        awaitQuiet();
    }

    /** Messages a second. */
    double measure(String when, int warmUp) throws Exception {
        warmUp(warmUp);
        settle();
        var since = FilledDatabase.texts(database, "select clock_timestamp()").getFirst();
        var before = ProcessorTimes.now(service, database, kafka);
        var start = System.nanoTime();
        take(MEASURED);
        var rate = MEASURED / seconds(start);
        var committed = ProcessorTimes.now(service, database, kafka).since(before);
        awaitQuiet();
        var told = ProcessorTimes.now(service, database, kafka).since(before);
        var toldRate = MEASURED / seconds(start);
        var bare = new BareTickets(database).write(since, MEASURED);
        System.out.printf(
                Locale.ROOT,
                "%n%-18s %6.0f messages/s to committed tickets, bare client %6.0f: %.2f of it%n",
                when,
                rate,
                bare.rate(),
                rate / bare.rate());
        System.out.printf("  processor time of each until committed: %s%n", committed.each(MEASURED));
        System.out.printf(
                Locale.ROOT, "  until Kafka was told of all (%.0f messages/s): %s%n", toldRate, told.each(MEASURED));
        System.out.printf(Locale.ROOT, "  bare client: %s%n", bare.each());
        return rate;
    }

    /** Returns when each of so many messages is a ticket. */
    private void take(int messages) throws Exception {
        var before = number(LAST);
        try (var producer =
                DurableProducer.insistent(Map.of("bootstrap.servers", "localhost:" + kafka.port()), "fill", PATIENCE)) {
            var acknowledged = new ArrayList<Future<RecordMetadata>>();
            for (var i = 0; i < messages; i++, sent++) {
                var routed = routed(sent);
                acknowledged.add(producer.send(new ProducerRecord<>(
                        Topics.ROUTED, routed.message().conversation().toString(), Wire.bytes(routed))));
            }
            for (var one : acknowledged) {
                one.get();
            }
        }
        // The cheap question first: asking must not take the processor that it asks about.
        while (number(LAST) < before + messages
                || number("select count(*) from ticket where number > " + before) < messages) {
            TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
        }
    }

    /** Returns when nothing is left that follows from the messages. */
    private void awaitQuiet() throws Exception {
        while (number("select count(*) from outbox where published_at is null") > 0
                || number("select count(*) from contact_news") > 0) {
            TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
        }
    }

    /** PostgreSQL does both by itself, now and then: either may fall into what is measured, or not. */
    private void settle() throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(FilledDatabase.texts(database, sql).getFirst());
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static RoutedMessage routed(int number) {
        return new RoutedMessage(
                Messages.saying(Messages.SAID + " " + number, "+6299" + number, "bench-" + number, Instant.now()),
                new Category("complaint"),
                Priority.NORMAL,
                new TeamId("customer-service"),
                Optional.empty(),
                Set.of(),
                "bench",
                List.of());
    }
}

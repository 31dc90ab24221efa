package io.muara.benchmarks;

import io.muara.contracts.Category;
import io.muara.contracts.Priority;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.TeamId;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.contracts.kafka.TopicCreation;
import io.muara.testkit.EmbeddedDatabase;
import io.muara.testkit.Ports;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
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

/**
 * How fast the ticket-service that ships makes tickets of routed messages, at ten thousand tickets and at as many as wanted, each time
 * beside the same rows written by PostgreSQL's client alone; and how long fifty people wait who read among the many.
 */
public final class TicketRate {

    private static final String KEY = "a-key-for-the-benchmark";
    private static final long FEW = 10_000;
    private static final int WARM_UP = 3_000;
    private static final int MEASURED = 6_000;
    private static final int LOOKING_SECONDS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long GLANCE_MILLIS = 20;

    private final String bootstrap;
    private final Connection database;
    private int sent;

    private TicketRate(String bootstrap, Connection database) {
        this.bootstrap = bootstrap;
        this.database = database;
    }

    /** @param arguments the folder of this repository, how many tickets, then further flags for the service's JVM */
    public static void main(String[] arguments) throws Exception {
        var many = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1_000_000;
        var folder = Files.createTempDirectory("muara-bench-tickets");
        try (var kafka = ServerProcess.start(
                        Broker.class, List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"), folder.toString());
                var postgres = EmbeddedDatabase.startTemporary();
                var connection = DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "postgres");
                var service = service(Path.of(arguments[0]), "localhost:" + kafka.port(), postgres, arguments)) {
            new TicketRate("localhost:" + kafka.port(), connection).measure(service, many);
        }
        System.exit(0);
    }

    private static Contender service(Path home, String bootstrap, EmbeddedDatabase postgres, String... arguments)
            throws Exception {
        TopicCreation.ensure(Map.of("bootstrap.servers", bootstrap), List.of(Topics.ROUTED), PATIENCE);
        var port = Ports.free();
        var settings = new ArrayList<>(List.of(arguments).subList(Math.min(2, arguments.length), arguments.length));
        settings.addAll(List.of(
                "-Dquarkus.http.port=" + port,
                "-Dkafka.bootstrap.servers=" + bootstrap,
                "-Dquarkus.datasource.reactive.url=" + postgres.reactiveUrl(),
                "-Dquarkus.datasource.username=postgres",
                "-Dquarkus.datasource.password=postgres",
                "-Dquarkus.profile=local",
                "-Dmuara.api-key=" + KEY,
                "-Dquarkus.log.level=WARN"));
        return Contender.service(
                "ticket-service", home.resolve("ticket-service/target/quarkus-app/quarkus-run.jar"), port, settings);
    }

    private void measure(Contender service, long many) throws Exception {
        awaitReady(service);
        FilledDatabase.fill(database, 1, FEW);
        var few = intake("%,d tickets".formatted(FEW));
        var start = System.nanoTime();
        FilledDatabase.fill(database, FEW + 1, many);
        System.out.printf(
                "%n%,d tickets after %d s%n",
                many, Duration.ofNanos(System.nanoTime() - start).toSeconds());
        read(service);
        var rate = intake("%,d tickets".formatted(many));
        System.out.printf(Locale.ROOT, "%nat %,d tickets %.2f of the rate at %,d%n", many, rate / few, FEW);
    }

    private void read(Contender service) throws Exception {
        var tickets = FilledDatabase.texts(database, "select id from ticket tablesample system (1) limit 5000");
        var agents = new ReadingAgents(service.at("/api/v1").toString(), KEY, tickets);
        agents.look(LOOKING_SECONDS / 2);
        agents.forget();
        agents.look(LOOKING_SECONDS);
        agents.print();
    }

    private double intake(String when) throws Exception {
        take(WARM_UP);
        var since = FilledDatabase.texts(database, "select now()").getFirst();
        var start = System.nanoTime();
        take(MEASURED);
        var rate = MEASURED / ((System.nanoTime() - start) / 1e9);
        var bare = new BareTickets(database).write(since, MEASURED);
        System.out.printf(
                Locale.ROOT,
                "%n%-18s %8.0f messages/s to tickets, bare client %8.0f: %.2f%n",
                when,
                rate,
                bare,
                rate / bare);
        return rate;
    }

    /** Returns when each of so many messages is a ticket. */
    private void take(int messages) throws Exception {
        var before = number("select coalesce(max(number), 0) from ticket");
        try (var producer = DurableProducer.insistent(Map.of("bootstrap.servers", bootstrap), "fill", PATIENCE)) {
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
        while (number("select count(*) from ticket where number > " + before) < messages) {
            TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
        }
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(FilledDatabase.texts(database, sql).getFirst());
    }

    private static RoutedMessage routed(int number) {
        return new RoutedMessage(
                Messages.saying(Messages.SAID + " " + number, "+6299" + number, "bench-" + number),
                new Category("complaint"),
                Priority.NORMAL,
                new TeamId("customer-service"),
                Optional.empty(),
                Set.of(),
                "bench",
                List.of());
    }

    private static void awaitReady(Contender service) throws Exception {
        var ready = HttpRequest.newBuilder(service.at("/q/health/ready")).build();
        try (var client = HttpClient.newHttpClient()) {
            while (!isReady(client, ready)) {
                TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS * 10);
            }
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest ready) throws InterruptedException {
        try {
            return client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}

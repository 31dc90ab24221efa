package io.muara.benchmarks;

import io.muara.contracts.Topics;
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
import java.util.concurrent.TimeUnit;

/**
 * How fast the ticket-service that ships makes tickets of routed messages, at ten thousand tickets and at as many as wanted, each time
 * beside the same rows written by PostgreSQL's client alone; and how long fifty people wait who read among the many.
 */
public final class TicketRate {

    private static final String KEY = "a-key-for-the-benchmark";
    private static final int WRONG_CALL = 2;
    private static final long FEW = 10_000;
    private static final int UNTIL_COMPILED = 50_000;
    private static final int WARM_UP = 3_000;
    private static final int LOOKING_SECONDS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long GLANCE_MILLIS = 200;

    private final Contender service;
    private final Connection database;
    private final TicketIntake intake;

    private TicketRate(Contender service, ServerProcess kafka, Connection database) {
        this.service = service;
        this.database = database;
        this.intake = new TicketIntake(service, kafka, database);
    }

    /** @param arguments the folder of this repository, how many tickets, then further flags for the service's JVM */
    public static void main(String[] arguments) throws Exception {
        var many = arguments.length > 1 ? count(arguments[1]) : FEW;
        var folder = Files.createTempDirectory("muara-bench-tickets");
        try (var kafka = ServerProcess.start(
                        Broker.class, List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"), folder.toString());
                var postgres = database();
                var connection = DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "postgres");
                var service = service(Path.of(arguments[0]), "localhost:" + kafka.port(), postgres, arguments)) {
            new TicketRate(service, kafka, connection).measure(many);
        }
        System.exit(0);
    }

    /** With the memory that docs/operations.md advises, within reason: its default is made for machines of long ago. */
    private static EmbeddedDatabase database() throws SQLException {
        var postgres = EmbeddedDatabase.startTemporary();
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "postgres");
                var sql = connection.createStatement()) {
            sql.execute("alter system set shared_buffers = '1GB'");
        }
        postgres.pause();
        postgres.resume();
        return postgres;
    }

    private static long count(String text) {
        if (!text.matches("[1-9][0-9]{0,7}")) {
            System.err.printf("'%s' is not a number of tickets, such as 1000000%n", text);
            System.exit(WRONG_CALL);
        }
        return Long.parseLong(text);
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

    private void measure(long many) throws Exception {
        awaitReady();
        intake.warmUp(UNTIL_COMPILED);
        FilledDatabase.empty(database);
        FilledDatabase.fill(database, 1, FEW - WARM_UP);
        var few = intake.measure("%,d tickets".formatted(FEW), WARM_UP);
        if (many > FEW) {
            var start = System.nanoTime();
            FilledDatabase.fill(database, FEW - WARM_UP + 1, many);
            System.out.printf(
                    "%n%,d tickets after %d s%n",
                    many, Duration.ofNanos(System.nanoTime() - start).toSeconds());
        }
        read();
        if (many > FEW) {
            var rate = intake.measure("%,d tickets".formatted(many), WARM_UP);
            System.out.printf(Locale.ROOT, "%nat %,d tickets %.2f of the rate at %,d%n", many, rate / few, FEW);
        }
    }

    private void read() throws Exception {
        var tickets = FilledDatabase.texts(database, "select id from ticket tablesample system (1) limit 5000");
        var agents = new ReadingAgents(service.at("/api/v1").toString(), KEY, tickets);
        agents.look(LOOKING_SECONDS / 2);
        agents.forget();
        agents.look(LOOKING_SECONDS);
        agents.print();
    }

    private void awaitReady() throws Exception {
        var ready = HttpRequest.newBuilder(service.at("/q/health/ready")).build();
        try (var client = HttpClient.newHttpClient()) {
            while (!isReady(client, ready)) {
                TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
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

package io.muara.ticket;

import static org.awaitility.Awaitility.await;

import io.muara.testkit.EmbeddedDatabase;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The packaged service as a process of its own, which can be killed. */
public record TicketProcess(Process process, int port, Path output) implements AutoCloseable {

    public static final String KEY = "a-key-for-replicas-of-tests";

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    public static TicketProcess start(Path folder, EmbeddedKafka kafka, EmbeddedDatabase database, String... settings)
            throws IOException {
        return start(
                folder,
                List.of(
                        "-Dkafka.bootstrap.servers=" + kafka.bootstrapServers(),
                        "-Dquarkus.datasource.reactive.url=" + database.reactiveUrl(),
                        "-Dquarkus.datasource.username=postgres",
                        "-Dquarkus.datasource.password=postgres"),
                settings);
    }

    public static TicketProcess start(Path folder, List<String> stores, String... settings) throws IOException {
        var port = Ports.free();
        var output = Files.createTempFile(folder, "tickets", ".log");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dquarkus.http.port=" + port,
                "-Dmuara.api-key=" + KEY));
        command.addAll(stores);
        command.addAll(List.of(settings));
        command.addAll(List.of("-jar", JAR.toString()));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new TicketProcess(process, port, output);
    }

    public void awaitReady() {
        await().atMost(Duration.ofMinutes(4)).ignoreExceptions().until(this::isReady);
    }

    public URI at(String path) {
        return URI.create("http://localhost:%d%s".formatted(port, path));
    }

    private boolean isReady() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(at("/q/health/ready"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    /** As kill -9 would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public String log() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package io.muara.router;

import static org.awaitility.Awaitility.await;

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
import java.util.concurrent.TimeUnit;

/** The packaged service as a process of its own, which can be killed. */
public record RouterProcess(Process process, int port, Path output) implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    public static RouterProcess start(Path folder, String bootstrapServers, String... settings) throws IOException {
        var port = Ports.free();
        var output = Files.createTempFile(folder, "router", ".log");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dquarkus.http.port=" + port,
                "-Dkafka.bootstrap.servers=" + bootstrapServers));
        command.addAll(List.of(settings));
        command.addAll(List.of("-jar", JAR.toString()));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        // Else a build that is interrupted leaves it running.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new RouterProcess(process, port, output);
    }

    public void awaitHealth(String kind, int status) {
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> health(kind) == status);
    }

    public String get(String path) throws IOException, InterruptedException {
        return get(path, "");
    }

    public String get(String path, String key) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .timeout(Duration.ofSeconds(10))
                    .header("Authorization", "Bearer " + key)
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    public int health(String kind) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://localhost:%d/q/health/%s".formatted(port, kind));
            return client.send(
                            HttpRequest.newBuilder(uri)
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** As kill -9 would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Kubernetes would; whether it went in time. */
    public boolean stopsWithin(Duration patience) throws InterruptedException {
        process.destroy();
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    public String log() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package io.muara.chat;

import static org.awaitility.Awaitility.await;

import io.muara.testkit.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service as a process of its own, so that a test can take Kafka away from it and stop it for real. */
public final class ChatProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port = Ports.free();
    private final Path log;
    private final Process process;

    private ChatProcess(List<String> options, Map<String, String> properties) {
        try {
            log = Files.createTempFile("ingest-chat", ".log");
            process = new ProcessBuilder(command(options, properties))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            // Else a build that is interrupted leaves it running.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ChatProcess start(Map<String, String> properties) {
        return start(List.of("-Xmx256m"), properties);
    }

    /** @param options of the JVM */
    public static ChatProcess start(List<String> options, Map<String, String> properties) {
        return new ChatProcess(options, properties);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public URI url(String path) {
        return URI.create("http://localhost:%d%s".formatted(port, path));
    }

    public HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(url(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    public boolean isUp(String check) {
        try {
            return get("/q/health/" + check).statusCode() == 200;
        } catch (Exception notYet) {
            return false;
        }
    }

    public ChatProcess ready() {
        await().atMost(Duration.ofMinutes(2)).until(() -> isUp("ready"));
        return this;
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to stop, as Kubernetes does. */
    public void terminate() {
        process.destroy();
    }

    public int exit(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + patience);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }

    private List<String> command(List<String> options, Map<String, String> properties) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-Dquarkus.http.port=" + port);
        properties.forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
        command.addAll(List.of("-jar", JAR.toString()));
        return command;
    }
}

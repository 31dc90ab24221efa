package io.muara.local;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One of the four services, run as a child process from the jar that ships. Safe for use by several threads. */
final class ServiceProcess {

    private static final Duration GRACE = Duration.ofSeconds(12);
    private static final Duration GLANCE = Duration.ofMillis(250);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final String name;
    private final int port;
    private final Path jar;
    private final Path log;
    private final Map<String, String> settings;
    private final Map<String, String> keys;
    private @Nullable Process process;
    private boolean wanted;

    /** @param keys given by the environment, where other users of the machine do not see them */
    ServiceProcess(String name, int port, Path home, Path log, Map<String, String> settings, Map<String, String> keys) {
        this.name = name;
        this.port = port;
        this.jar = home.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        this.log = log;
        this.settings = Map.copyOf(settings);
        this.keys = Map.copyOf(keys);
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    synchronized void start() {
        if (Files.notExists(jar)) {
            throw new Refusal("%s is not built: %s is missing; ./muara up builds it.".formatted(name, jar));
        }
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            var builder = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            builder.environment().putAll(keys);
            // Else glibc keeps a heap for every few threads, and gives none of it back.
            builder.environment().put("MALLOC_ARENA_MAX", "2");
            process = builder.start();
            wanted = true;
        } catch (IOException e) {
            throw new Refusal("%s cannot be started: %s".formatted(name, e.getMessage()), e);
        }
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        // The shell makes the child deaf to Ctrl-C, which a terminal sends to every process: we stop it, in order.
        command.addAll(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", name));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xms48m",
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:MaxDirectMemorySize=48m",
                "-XX:ReservedCodeCacheSize=128m",
                // Else the whole heap is collected for each 19 MB of new code: pauses of a tenth of a second in the
                // first minutes.
                "-XX:SweeperThreshold=100",
                "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dquarkus.profile=local",
                "-Dquarkus.http.port=" + port));
        settings.forEach((key, value) -> command.add("-D%s=%s".formatted(key, value)));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** Waits until the service says it is ready; false when it ended or the time ran out. */
    boolean awaitReady(Duration patience) throws InterruptedException {
        var deadline = Instant.now().plus(patience);
        while (Instant.now().isBefore(deadline) && alive()) {
            if (ready()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(GLANCE.toMillis());
        }
        return false;
    }

    boolean ready() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/q/health/ready".formatted(port)))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    synchronized boolean alive() {
        return process != null && process.isAlive();
    }

    /** Whether it ended though nobody asked it to. */
    synchronized boolean died() {
        return wanted && process != null && !process.isAlive();
    }

    synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    /** As {@code kill -9} does it; counts as a death nobody asked for. */
    synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** Asks it to stop and leave. Does not wait. */
    synchronized void askToStop() {
        wanted = false;
        if (process != null) {
            process.destroy();
        }
    }

    /** Waits for it to leave and makes it when it does not. */
    void awaitStopped() throws InterruptedException {
        var leaving = process;
        if (leaving != null && !leaving.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            leaving.destroyForcibly();
            leaving.waitFor();
        }
    }

    /** The end of its log, for a person who must find out why it ended. */
    List<String> lastWords(int lines) {
        try {
            var all = Files.readAllLines(log);
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of("(its log %s cannot be read: %s)".formatted(log, e.getMessage()));
        }
    }
}

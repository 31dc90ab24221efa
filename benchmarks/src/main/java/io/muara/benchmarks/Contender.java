package io.muara.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server that takes webhooks in, in a process of its own, all of them with the same memory.
 *
 * @param name as it stands in the table
 */
record Contender(String name, ServerProcess server) implements AutoCloseable {

    /** As {@code ./muara up} runs a service. */
    private static final List<String> FLAGS = List.of(
            "-Xms160m",
            "-Xmx160m",
            "-XX:+UseSerialGC",
            "-XX:MaxDirectMemorySize=48m",
            "-XX:ReservedCodeCacheSize=128m",
            "-XX:SweeperThreshold=100",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static final long GLANCE_MILLIS = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** One of this module's own servers. */
    static Contender own(String name, Class<?> main, String... arguments) throws IOException {
        return new Contender(name, ServerProcess.start(main, FLAGS, arguments));
    }

    /** The jar that ships. */
    static Contender service(String name, Path jar, int port, List<String> settings) throws IOException {
        var command = new ArrayList<>(List.of(ServerProcess.java()));
        command.addAll(FLAGS);
        command.addAll(settings);
        command.addAll(List.of("-jar", jar.toString()));
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return new Contender(name, new ServerProcess(ServerProcess.mortal(builder), port));
    }

    URI at(String path) {
        return URI.create("http://localhost:%d%s".formatted(server.port(), path));
    }

    Duration used() {
        return server.used();
    }

    /** Returns when a webhook was accepted. */
    void awaitAccepting(Webhooks webhooks) throws IOException, InterruptedException {
        var to = at(webhooks.path());
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && server.process().isAlive()) {
            if (accepts(to, webhooks)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
        }
        throw new IOException("%s did not come to accept webhooks".formatted(name));
    }

    private static boolean accepts(URI to, Webhooks webhooks) {
        try {
            return new Callers(to, 1, due -> webhooks.next().posted(to))
                            .atRate(1, 1)
                            .accepted()
                    == 1;
        } catch (RuntimeException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.kafka.TopicCreation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** The baseline in a process of its own, as the services are, with a topic that goes away with it. */
record BaselineProcess(Process process, URI to, String kafka) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static BaselineProcess start(String kafka) throws Exception {
        TopicCreation.ensure(Map.of("bootstrap.servers", kafka), List.of(Baseline.TOPIC), PATIENCE);
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Baseline.class.getName(),
                        kafka)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new BaselineProcess(process, URI.create("http://localhost:%s/".formatted(port(process))), kafka);
    }

    long pid() {
        return process.pid();
    }

    private static String port(Process process) throws IOException {
        for (var line = process.inputReader(UTF_8).readLine();
                line != null;
                line = process.inputReader(UTF_8).readLine()) {
            if (line.startsWith(Baseline.LISTENING)) {
                return line.substring(Baseline.LISTENING.length());
            }
        }
        throw new IOException("the baseline ended before it listened");
    }

    @Override
    public void close() {
        process.destroy();
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.deleteTopics(List.of(Baseline.TOPIC))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }
}

package io.muara.benchmarks;

import io.muara.contracts.kafka.TopicCreation;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** The baseline in a process of its own, as the services are, with a topic that goes away with it. */
record BaselineProcess(ServerProcess server, String kafka) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static BaselineProcess start(String kafka) throws Exception {
        TopicCreation.ensure(Map.of("bootstrap.servers", kafka), List.of(Baseline.TOPIC), PATIENCE);
        return new BaselineProcess(ServerProcess.start(Baseline.class, List.of("-Xmx256m"), kafka), kafka);
    }

    URI to() {
        return URI.create("http://localhost:%d/".formatted(server.port()));
    }

    long pid() {
        return server.pid();
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.deleteTopics(List.of(Baseline.TOPIC))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }
}

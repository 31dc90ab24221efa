package io.muara.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.testcontainers.kafka.KafkaContainer;

/** A real Kafka for a {@code @QuarkusTest}: in a container where a Docker engine answers, inside the JVM where none does. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable AutoCloseable kafka;

    @Override
    public Map<String, String> start() {
        return Map.of("kafka.bootstrap.servers", Docker.ANSWERS ? container() : embedded());
    }

    private String container() {
        var container = new KafkaContainer("apache/kafka:4.1.1");
        container.start();
        kafka = container;
        return container.getBootstrapServers();
    }

    private String embedded() {
        var embedded = EmbeddedKafka.startTemporary();
        kafka = embedded;
        return embedded.bootstrapServers();
    }

    @Override
    public void stop() {
        Closing.quietly(kafka);
    }
}

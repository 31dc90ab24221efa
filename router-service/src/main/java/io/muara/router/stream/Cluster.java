package io.muara.router.stream;

import io.muara.contracts.kafka.DurableProducer;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The Kafka cluster as configured by {@code kafka.*}, and our one producer to it. */
@ApplicationScoped
class Cluster {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Some thirty messages with their decisions, as many as come of one partition at a time under load. */
    private static final int BATCH_BYTES = 64 * 1024;

    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final Map<String, Object> settings;

    Cluster(@Identifier("default-kafka-broker") Map<String, Object> configured) {
        var own = new HashMap<>(configured);
        own.remove("group.id"); // Quarkus adds it for consumers; others warn about it
        settings = Map.copyOf(own);
    }

    Map<String, Object> settings() {
        return settings;
    }

    @Produces
    @ApplicationScoped
    Producer<String, byte[]> producer() {
        var own = new HashMap<>(settings);
        own.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        return DurableProducer.insistent(own, "router-service", PATIENCE);
    }

    void close(@Disposes Producer<String, byte[]> producer) {
        producer.close(FAREWELL);
    }
}

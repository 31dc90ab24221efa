package io.muara.ticket.outbox;

import io.muara.contracts.kafka.DurableProducer;
import io.muara.ticket.kafka.KafkaTopics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes publishers. Installations that share a cluster tell themselves apart by their environment. */
@ApplicationScoped
class Publishers {

    // Kafka makes a transaction wait for the end of the one before, which takes some milliseconds and not the usual
    // hundred.
    private static final Map<String, Object> SETTINGS = Map.of("retry.backoff.ms", 15L);

    private final String environment;
    private final KafkaTopics topics;
    private final Supplier<UUID> ids;
    private final Map<String, Object> cluster;

    Publishers(
            @ConfigProperty(name = "muara.environment", defaultValue = "local") String environment,
            KafkaTopics topics,
            Supplier<UUID> ids,
            @Identifier("default-kafka-broker") Map<String, Object> cluster) {
        this.environment = environment;
        this.topics = topics;
        this.ids = ids;
        this.cluster = new HashMap<>(cluster);
        this.cluster.putAll(SETTINGS);
    }

    /** One that nobody has heard of yet. */
    Publisher over(OutboxRows rows) {
        var name = "muara-outbox-%s-%s".formatted(environment, ids.get());
        var producer = DurableProducer.transactional(cluster, "ticket-outbox", name);
        return new Publisher(name, producer, rows, new Progress(cluster), new Fence(cluster), topics);
    }
}

package io.muara.ticket.outbox;

import io.muara.contracts.kafka.DurableProducer;
import io.muara.ticket.kafka.KafkaTopics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes a publisher for whoever owns a shard. Installations that share a cluster tell themselves apart by their environment. */
@ApplicationScoped
class Publishers {

    // There are sixteen of them: little memory each, and no measuring of their own. Kafka makes a transaction wait for
    // the end of the one before, which takes some milliseconds and not the usual hundred.
    private static final Map<String, Object> SETTINGS =
            Map.of("buffer.memory", 8L * 1024 * 1024, "metric.reporters", "", "retry.backoff.ms", 15L);

    private final String environment;
    private final KafkaTopics topics;
    private final Map<String, Object> cluster;

    Publishers(
            @ConfigProperty(name = "muara.environment", defaultValue = "local") String environment,
            KafkaTopics topics,
            @Identifier("default-kafka-broker") Map<String, Object> cluster) {
        this.environment = environment;
        this.topics = topics;
        this.cluster = new HashMap<>(cluster);
        this.cluster.putAll(SETTINGS);
    }

    /** The name in Kafka is the shard's, so that each owner fences the one before. */
    Publisher of(short shard, OutboxRows rows) {
        var name = "muara-outbox-%s-%d".formatted(environment, shard);
        var producer = DurableProducer.transactional(cluster, name, name);
        return new Publisher(shard, producer, rows, new Progress(cluster, environment), topics);
    }
}

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

    private static final long BUFFER_BYTES = 8L * 1024 * 1024;

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
        this.cluster.put("buffer.memory", BUFFER_BYTES);
    }

    /** The name in Kafka is the shard's, so that each owner fences the one before. */
    Publisher of(short shard, OutboxRows rows) {
        var name = "muara-outbox-%s-%d".formatted(environment, shard);
        var producer = DurableProducer.transactional(cluster, name, name);
        return new Publisher(shard, producer, rows, new Progress(cluster, environment), topics);
    }
}

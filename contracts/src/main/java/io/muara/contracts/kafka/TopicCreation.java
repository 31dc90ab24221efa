package io.muara.contracts.kafka;

import io.muara.contracts.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing and leaves the others alone. Blocks; call it off the event loop. */
public final class TopicCreation {

    private TopicCreation() {}

    /**
     * @param patience how long to wait for the cluster
     * @throws TimeoutException when the cluster did not answer in time
     */
    public static void ensure(Map<String, Object> cluster, Collection<String> topics, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        try (var admin = Admin.create(cluster)) {
            var existing = admin.listTopics().names().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            var missing = topics.stream()
                    .filter(topic -> !existing.contains(topic))
                    .map(TopicCreation::wanted)
                    .toList();
            for (var made : admin.createTopics(missing).values().values()) {
                await(made, patience);
            }
        }
    }

    // As many replicas as the cluster's default.replication.factor says: only operations know how many brokers it has.
    private static NewTopic wanted(String topic) {
        return new NewTopic(topic, Optional.of(Topics.PARTITIONS), Optional.empty()).configs(Topics.settings(topic));
    }

    /** Somebody else may have made it meanwhile. */
    private static void await(KafkaFuture<Void> made, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            made.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}

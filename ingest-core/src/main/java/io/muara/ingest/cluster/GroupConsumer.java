package io.muara.ingest.cluster;

import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.CLIENT_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Consumers of which all replicas of a service share the partitions, and which lose nothing: they commit by hand, from the start. */
public final class GroupConsumer {

    /** After which the others take over what a replica had that died. */
    private static final int SILENT_MILLIS = 15_000;

    private GroupConsumer() {}

    /**
     * @param work names the group within the service
     * @param more settings in place of the usual ones or beside them
     */
    public static Consumer<String, byte[]> open(Cluster cluster, String work, Map<String, Object> more) {
        var settings = new HashMap<>(cluster.settings());
        settings.put(GROUP_ID_CONFIG, cluster.application() + "-" + work);
        settings.put(CLIENT_ID_CONFIG, cluster.application() + "-" + work);
        settings.put(AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(CooperativeStickyAssignor.class));
        settings.putIfAbsent(SESSION_TIMEOUT_MS_CONFIG, SILENT_MILLIS);
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}

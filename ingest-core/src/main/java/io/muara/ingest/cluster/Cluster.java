package io.muara.ingest.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The Kafka cluster, and who we are to it.
 *
 * @param settings addresses and credentials, as every Kafka client takes them
 * @param application names our groups and clients
 */
public record Cluster(Map<String, Object> settings, String application) {

    private static final Set<String> NOT_COMMON_TO_ALL_CLIENTS = Set.of("group.id", "client.id");

    public Cluster {
        var common = new HashMap<>(settings);
        common.keySet().removeAll(NOT_COMMON_TO_ALL_CLIENTS);
        settings = Map.copyOf(common);
    }
}

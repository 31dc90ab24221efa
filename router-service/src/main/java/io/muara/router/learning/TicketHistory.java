package io.muara.router.learning;

import io.muara.contracts.TicketEvent;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.router.cluster.NamedCluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Every ticket event that Kafka holds, from the first to the last of when it was asked. */
final class TicketHistory {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int PATIENCE_MILLIS = 30_000;

    private final NamedCluster cluster;

    TicketHistory(NamedCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * @return how many events could not be read
     * @throws org.apache.kafka.common.KafkaException when Kafka does not answer
     */
    int each(Consumer<TicketEvent> reader) {
        var unreadable = 0;
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            var ends = ends(consumer);
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (!isThere(consumer, ends)) {
                for (var event : consumer.poll(POLL)) {
                    unreadable += read(event.value(), reader) ? 0 : 1;
                }
            }
        }
        return unreadable;
    }

    private static boolean read(byte[] event, Consumer<TicketEvent> reader) {
        try {
            reader.accept(Wire.read(event, TicketEvent.class));
            return true;
        } catch (Wire.Unreadable e) {
            return false;
        }
    }

    private static Map<TopicPartition, Long> ends(KafkaConsumer<String, byte[]> consumer) {
        var partitions = consumer.partitionsFor(Topics.TICKET_EVENTS).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        return consumer.endOffsets(partitions);
    }

    private static boolean isThere(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return cluster.with(settings);
    }
}

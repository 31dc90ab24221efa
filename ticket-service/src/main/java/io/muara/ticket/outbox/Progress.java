package io.muara.ticket.outbox;

import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What each publisher committed last, kept in Kafka and written in the same Kafka transaction: the only place that knows for
 * certain, when a relay ends between Kafka's commit and its mark in PostgreSQL.
 */
final class Progress {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Longer than Kafka leaves a transaction open whose producer is gone. */
    private static final Duration OTHERS = Duration.ofSeconds(40);

    private static final int STEP_BACK = 64;

    private final Map<String, Object> cluster;

    Progress(Map<String, Object> cluster) {
        this.cluster = cluster;
    }

    /** @param record of the last of the rows; none without rows */
    record Batch(List<Long> ids, Optional<UUID> record) {

        Batch {
            ids = List.copyOf(ids);
        }
    }

    ProducerRecord<String, byte[]> record(String producer, List<Pending> batch) {
        var ids = batch.stream().map(Pending::id).toList();
        var record = batch.isEmpty()
                ? Optional.<UUID>empty()
                : Optional.of(batch.getLast().record());
        return new ProducerRecord<>(
                Topics.OUTBOX_PROGRESS, partition(producer), producer, Wire.bytes(new Batch(ids, record)));
    }

    /**
     * The last committed batch; ask only after fencing whoever might still commit another. Waits for the transactions of others
     * that have begun beside it: a reader of what is committed sees nothing behind them.
     *
     * @throws KafkaException when they do not end, or the cluster does not answer
     */
    Optional<Batch> last(String producer) {
        var partition = new TopicPartition(Topics.OUTBOX_PROGRESS, partition(producer));
        var end = end(partition);
        try (var consumer = consumer("read_committed")) {
            consumer.assign(List.of(partition));
            var begin = consumer.beginningOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
            for (var from = end; from > begin; ) {
                // Markers, aborted batches and what was compacted away take offsets too.
                from = Math.max(begin, end - 2 * (end - from) - STEP_BACK);
                consumer.seek(partition, from);
                var value = newest(consumer, partition, end, producer);
                if (value != null) {
                    return Optional.of(Wire.read(value, Batch.class));
                }
            }
            return Optional.empty();
        }
    }

    /** Behind all that was written, committed or not. */
    private long end(TopicPartition partition) {
        try (var consumer = consumer("read_uncommitted")) {
            return consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
        }
    }

    private static byte @Nullable [] newest(
            KafkaConsumer<String, byte[]> consumer, TopicPartition partition, long end, String key) {
        byte[] value = null;
        var deadline = System.nanoTime() + OTHERS.toNanos();
        while (consumer.position(partition, PATIENCE) < end) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("%s was not read to %d".formatted(partition, end));
            }
            for (var record : consumer.poll(Duration.ofMillis(200))) {
                value = key.equals(record.key()) ? record.value() : value;
            }
        }
        return value;
    }

    /** Any, as long as writer and reader agree: the partitions keep apart what must be read to find one of them. */
    static int partition(String producer) {
        return Math.floorMod(producer.hashCode(), Topics.PARTITIONS);
    }

    private KafkaConsumer<String, byte[]> consumer(String isolation) {
        var settings = new HashMap<>(cluster);
        settings.keySet().removeIf(name -> name.endsWith(".serializer") || name.endsWith(".deserializer"));
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "ticket-outbox-progress");
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}

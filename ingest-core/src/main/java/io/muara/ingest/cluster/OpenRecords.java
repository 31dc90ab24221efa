package io.muara.ingest.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each partition that is ours, where records stay open for a while. An offset is committed only when nothing
 * at or before it is open, so that after a crash the open ones are read again. One thread only.
 *
 * @param <K> what is known of one partition
 */
public final class OpenRecords<K extends OpenRecords.Known> implements ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(OpenRecords.class);
    private static final Duration KAFKA = Duration.ofSeconds(5);

    private final Consumer<String, byte[]> consumer;
    private final Function<@Nullable OffsetAndMetadata, K> after;
    private final java.util.function.Consumer<K> leave;
    private final Map<TopicPartition, K> known = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();

    private OpenRecords(
            Consumer<String, byte[]> consumer,
            Function<@Nullable OffsetAndMetadata, K> after,
            java.util.function.Consumer<K> leave) {
        this.consumer = consumer;
        this.after = after;
        this.leave = leave;
    }

    /** @param nothing what is known of a partition in the beginning */
    public static <K extends Known> OpenRecords<K> of(
            Consumer<String, byte[]> consumer, String topic, Supplier<K> nothing) {
        return of(consumer, Set.of(topic), committed -> nothing.get(), left -> {});
    }

    /**
     * @param after what is known of a partition in the beginning, by what whoever had it before has committed
     * @param leave told what was known of a partition that is ours no more
     */
    public static <K extends Known> OpenRecords<K> of(
            Consumer<String, byte[]> consumer,
            Collection<String> topics,
            Function<@Nullable OffsetAndMetadata, K> after,
            java.util.function.Consumer<K> leave) {
        var records = new OpenRecords<>(consumer, after, leave);
        consumer.subscribe(topics, records);
        return records;
    }

    /** What is known of the partition that the record stands in. */
    public K around(ConsumerRecord<String, byte[]> record) {
        return known.computeIfAbsent(
                new TopicPartition(record.topic(), record.partition()), first -> after.apply(null));
    }

    public Collection<K> all() {
        return known.values();
    }

    /** As far as nothing is open; what cannot be committed now is tried again the next time. */
    public void commit() {
        commit(known.keySet());
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        var before = consumer.committed(Set.copyOf(partitions), KAFKA);
        partitions.forEach(partition -> known.put(partition, after.apply(before.get(partition))));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commit(partitions);
        onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        for (var partition : partitions) {
            var left = known.remove(partition);
            if (left != null) {
                leave.accept(left);
            }
            committed.remove(partition);
        }
    }

    private void commit(Collection<TopicPartition> partitions) {
        try {
            var offsets = changed(partitions);
            if (!offsets.isEmpty()) {
                consumer.commitSync(offsets, KAFKA);
                committed.putAll(offsets);
            }
        } catch (CommitFailedException | RebalanceInProgressException | RetriableException e) {
            LOG.debug("offsets not committed, the next round tries again", e);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> changed(Collection<TopicPartition> partitions) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var partition : partitions) {
            var kept = known.get(partition);
            if (kept != null) {
                offsets.put(partition, kept.committable(consumer.position(partition, KAFKA)));
            }
        }
        offsets.entrySet().removeIf(offset -> offset.getValue().equals(committed.get(offset.getKey())));
        return offsets;
    }

    /** Of one partition. */
    public interface Known {

        /**
         * The offset of the first record that is open, or the position when none is, with what the next to have the partition
         * is to know.
         *
         * @param position the offset after the last record that was read
         */
        OffsetAndMetadata committable(long position);
    }
}

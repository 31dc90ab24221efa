package io.muara.ingest.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/**
 * What is known of each partition that is ours, where records stay open for a while. An offset is committed only when nothing
 * at or before it is open, so that after a crash the open ones are read again. One thread only.
 *
 * @param <K> what is known of one partition
 */
public final class OpenRecords<K extends OpenRecords.Known> implements ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(OpenRecords.class);
    private static final Duration COMMIT = Duration.ofSeconds(5);

    private final Consumer<String, byte[]> consumer;
    private final Supplier<K> nothing;
    private final Map<TopicPartition, K> known = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    private OpenRecords(Consumer<String, byte[]> consumer, Supplier<K> nothing) {
        this.consumer = consumer;
        this.nothing = nothing;
    }

    /** @param nothing what is known of a partition in the beginning */
    public static <K extends Known> OpenRecords<K> of(
            Consumer<String, byte[]> consumer, String topic, Supplier<K> nothing) {
        var records = new OpenRecords<>(consumer, nothing);
        consumer.subscribe(List.of(topic), records);
        return records;
    }

    /** What is known of the partition that the record stands in. */
    public K around(ConsumerRecord<String, byte[]> record) {
        return known.computeIfAbsent(new TopicPartition(record.topic(), record.partition()), first -> nothing.get());
    }

    public Collection<K> all() {
        return known.values();
    }

    /** As far as nothing is open; what cannot be committed now is tried again the next time. */
    public void commit() {
        known.keySet().forEach(this::commit);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> known.put(partition, nothing.get()));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(this::commit);
        onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        known.keySet().removeAll(partitions);
        committed.keySet().removeAll(partitions);
    }

    private void commit(TopicPartition partition) {
        var kept = known.get(partition);
        if (kept == null) {
            return;
        }
        var from = kept.readAgainFrom(consumer.position(partition));
        if (Long.valueOf(from).equals(committed.get(partition))) {
            return;
        }
        try {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(from)), COMMIT);
            committed.put(partition, from);
        } catch (CommitFailedException | RebalanceInProgressException | RetriableException e) {
            LOG.debug("offset not committed, the next round tries again", e);
        }
    }

    /** Of one partition. */
    public interface Known {

        /**
         * The offset of the first record that is open, or the position when none is.
         *
         * @param position the offset after the last record that was read
         */
        long readAgainFrom(long position);
    }
}

package io.muara.ingest.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.CLIENT_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG;

import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ingest.Arrived;
import io.muara.ingest.Assembling;
import io.muara.ingest.Records;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.PersistentProducer;
import io.muara.ingest.cluster.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads parts and writes what they are together. An offset is committed only when nothing at or before it is still waited
 * for, so that after a crash the open groups are read again and given, if they had been given already, under the same ids.
 * One thread only.
 */
final class Parts implements ConsumerRebalanceListener, Rounds.Work {

    private static final Logger LOG = Logger.getLogger(Parts.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration COMMIT = Duration.ofSeconds(5);

    private final Consumer<String, byte[]> consumer;
    private final Map<String, Assembling> channels;
    private final PersistentProducer producer;
    private final Clock clock;
    private final AtomicInteger waiting;
    private final Map<TopicPartition, Groups> groups = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    private Parts(
            Consumer<String, byte[]> consumer,
            Map<String, Assembling> channels,
            PersistentProducer producer,
            Clock clock,
            AtomicInteger waiting) {
        this.consumer = consumer;
        this.channels = channels;
        this.producer = producer;
        this.clock = clock;
        this.waiting = waiting;
    }

    /**
     * @param channels by their id
     * @param waiting told how many groups wait for more
     */
    static Parts open(
            Cluster cluster,
            Map<String, Assembling> channels,
            PersistentProducer producer,
            Clock clock,
            AtomicInteger waiting) {
        var settings = new HashMap<>(cluster.settings());
        settings.put(GROUP_ID_CONFIG, cluster.application() + "-assembly");
        settings.put(CLIENT_ID_CONFIG, cluster.application() + "-assembly");
        settings.put(AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(CooperativeStickyAssignor.class));
        var parts = new Parts(
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
                channels,
                producer,
                clock,
                waiting);
        parts.consumer.subscribe(List.of(Topics.PARTS), parts);
        return parts;
    }

    /** What came, what is due, and how far that brought us. */
    @Override
    public void round() {
        for (var record : consumer.poll(POLL)) {
            add(record);
        }
        var now = clock.instant();
        groups.values().forEach(each -> each.timeUp(now, this::write));
        groups.keySet().forEach(this::commit);
        waiting.set(groups.values().stream().mapToInt(Groups::open).sum());
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> groups.put(partition, new Groups()));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(this::commit);
        onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        groups.keySet().removeAll(partitions);
        committed.keySet().removeAll(partitions);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }

    private void add(ConsumerRecord<String, byte[]> record) {
        var now = clock.instant();
        Arrived.Part part;
        try {
            part = Wire.read(record.value(), Arrived.Part.class);
        } catch (Wire.Unreadable e) {
            park(record, String.valueOf(e.getMessage()));
            return;
        }
        var channel = channels.get(part.conversation().channel().value());
        if (channel == null) {
            park(record, "no channel of this service puts these parts together");
            return;
        }
        groups.computeIfAbsent(partition(record), first -> new Groups())
                .add(channel, record.key(), record.offset(), part, now, this::write);
    }

    private void write(Assembling channel, List<Arrived> arrived) {
        for (var element : arrived) {
            Records.of(element, channel.id(), clock.instant()).ifPresent(producer::write);
        }
    }

    private void park(ConsumerRecord<String, byte[]> record, String reason) {
        LOG.errorf("part put aside topic=%s offset=%d reason=%s", record.topic(), record.offset(), reason);
        var parked = new ProducerRecord<>(Topics.deadLetter(Topics.PARTS), record.key(), record.value());
        parked.headers().add("muara-reason", reason.getBytes(UTF_8));
        producer.write(parked);
    }

    private void commit(TopicPartition partition) {
        var from = groups.getOrDefault(partition, new Groups()).readAgainFrom(consumer.position(partition));
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

    private static TopicPartition partition(ConsumerRecord<String, byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}

package io.muara.router.command;

import static java.util.stream.Collectors.toMap;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.router.cluster.NamedCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that came in from a moment on until now. Reads along with nobody: no group, nothing committed. */
final class Journal {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Consumer<String, byte[]> consumer;
    private final java.util.function.Consumer<InboundMessage> reader;
    private int unreadable;

    private Journal(Consumer<String, byte[]> consumer, java.util.function.Consumer<InboundMessage> reader) {
        this.consumer = consumer;
        this.reader = reader;
    }

    /**
     * In order within each conversation.
     *
     * @return how many records could not be read
     */
    static int replay(NamedCluster cluster, Instant since, java.util.function.Consumer<InboundMessage> reader) {
        try (var consumer = new KafkaConsumer<>(
                cluster.with(Map.of(
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "rules-diff-" + UUID.randomUUID(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(PATIENCE.toMillis()),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed")),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            return new Journal(consumer, reader).replay(since);
        }
    }

    private int replay(Instant since) {
        var partitions = consumer.partitionsFor(Topics.INBOUND).stream()
                .map(partition -> new TopicPartition(Topics.INBOUND, partition.partition()))
                .toList();
        consumer.assign(partitions);
        var ends = consumer.endOffsets(partitions);
        seek(partitions, since, ends);
        while (!isAt(ends)) {
            consumer.poll(Duration.ofMillis(200)).forEach(this::read);
        }
        return unreadable;
    }

    private void seek(Collection<TopicPartition> partitions, Instant since, Map<TopicPartition, Long> ends) {
        var moments = partitions.stream().collect(toMap(partition -> partition, any -> since.toEpochMilli()));
        consumer.offsetsForTimes(moments)
                .forEach((partition, found) -> consumer.seek(
                        partition, found == null ? Objects.requireNonNull(ends.get(partition)) : found.offset()));
    }

    private boolean isAt(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void read(ConsumerRecord<String, byte[]> record) {
        InboundMessage message;
        try {
            message = Wire.read(record.value(), InboundMessage.class);
        } catch (Wire.Unreadable e) {
            unreadable++;
            return;
        }
        reader.accept(message);
    }
}

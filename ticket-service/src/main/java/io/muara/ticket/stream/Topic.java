package io.muara.ticket.stream;

import io.muara.contracts.TicketEvent;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic of ticket events, read by one for themselves, committed records only. One thread at a time. */
final class Topic implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final List<TopicPartition> PARTITIONS = IntStream.range(0, Topics.PARTITIONS)
            .mapToObj(number -> new TopicPartition(Topics.TICKET_EVENTS, number))
            .toList();

    private final KafkaConsumer<byte[], byte[]> consumer;

    private Topic(Map<String, Object> cluster) {
        var settings = new HashMap<>(cluster);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "ticket-service-stream");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // What is no longer kept is for us to notice.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 * 1024);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(PARTITIONS);
    }

    /** Reads what is to come. */
    static Topic fromItsEnd(Map<String, Object> cluster) {
        var topic = new Topic(cluster);
        topic.consumer.endOffsets(PARTITIONS).forEach(topic.consumer::seek);
        return topic;
    }

    /** Reads what came after a place; empty when that is no longer kept. */
    static Optional<Topic> from(Place place, Map<String, Object> cluster) {
        var topic = new Topic(cluster);
        try {
            if (topic.seek(place)) {
                return Optional.of(topic);
            }
        } catch (KafkaException e) {
            topic.close();
            throw e;
        }
        topic.close();
        return Optional.empty();
    }

    private boolean seek(Place place) {
        var first = consumer.beginningOffsets(PARTITIONS);
        var last = consumer.endOffsets(PARTITIONS);
        for (var partition : PARTITIONS) {
            var next = place.next(partition.partition());
            if (next < first.getOrDefault(partition, 0L) || next > last.getOrDefault(partition, 0L)) {
                return false;
            }
            consumer.seek(partition, next);
        }
        return true;
    }

    /** How far it has been read; records that only mark a transaction's end count, too. */
    Place place() {
        return new Place(PARTITIONS.stream().mapToLong(consumer::position).toArray());
    }

    List<Happening> read() {
        var happenings = new ArrayList<Happening>();
        consumer.poll(POLL).forEach(record -> read(record).ifPresent(happenings::add));
        return happenings;
    }

    private static Optional<Happening> read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(
                    new Happening(record.partition(), record.offset(), Wire.read(record.value(), TicketEvent.class)));
        } catch (Wire.Unreadable e) {
            Log.warnf(
                    "event on the topic cannot be read and is left out partition=%d offset=%d",
                    record.partition(), record.offset());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}

package io.muara.ingest.quarantine;

import static org.apache.kafka.clients.consumer.ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.CLIENT_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.FETCH_MAX_BYTES_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_POLL_RECORDS_CONFIG;

import io.muara.contracts.Quarantined;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ingest.cluster.Cluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Fetches whole entries from where they lie. One thread at a time. */
final class Originals implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int FETCHED_AT_ONCE = 2 << 20;
    private static final int READ_AT_ONCE = 50;
    private static final AtomicLong OPENED = new AtomicLong();

    private final Consumer<String, byte[]> consumer;

    private Originals(Consumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    static Originals open(Cluster cluster) {
        // Two clients of one name get in each other's way where they are measured.
        return new Originals(consumer(cluster, "quarantine-fetch-" + OPENED.incrementAndGet()));
    }

    /** One that belongs to no group and takes little memory. */
    static Consumer<String, byte[]> consumer(Cluster cluster, String name) {
        var settings = new HashMap<>(cluster.settings());
        settings.put(CLIENT_ID_CONFIG, "%s-%s".formatted(cluster.application(), name));
        settings.put(ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(FETCH_MAX_BYTES_CONFIG, FETCHED_AT_ONCE);
        settings.put(MAX_POLL_RECORDS_CONFIG, READ_AT_ONCE);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Empty when it is not there any more.
     *
     * @throws Unavailable when Kafka does not answer in time
     */
    Optional<Quarantined> at(Entry.Place place) {
        var partition = new TopicPartition(Topics.QUARANTINE, place.partition());
        consumer.assign(List.of(partition));
        if (consumer.beginningOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L) > place.offset()) {
            return Optional.empty();
        }
        consumer.seek(partition, place.offset());
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - deadline < 0) {
            for (var record : consumer.poll(POLL)) {
                return record.offset() == place.offset()
                        ? Optional.of(Wire.read(record.value(), Quarantined.class))
                        : Optional.empty();
            }
        }
        throw new Unavailable("Kafka did not give the entry within %d s".formatted(PATIENCE.toSeconds()));
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}

package io.muara.ingest.departure;

import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.CLIENT_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_POLL_RECORDS_CONFIG;

import io.muara.contracts.ChannelId;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ingest.cluster.Cluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads single replies again from where they stand. One thread only. */
final class Announced implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Consumer<String, byte[]> consumer;

    Announced(Cluster cluster) {
        var settings = new HashMap<>(cluster.settings());
        settings.put(CLIENT_ID_CONFIG, cluster.application() + "-announced");
        settings.put(AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(MAX_POLL_RECORDS_CONFIG, 1);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Empty when it is not there any more, or Kafka does not answer. */
    Optional<OutboundMessage> reply(ChannelId channel, Place place) {
        var partition = new TopicPartition(Topics.outbound(channel), place.partition());
        consumer.assign(List.of(partition));
        consumer.seek(partition, place.offset());
        try {
            return consumer.poll(PATIENCE).records(partition).stream()
                    .filter(record -> record.offset() == place.offset())
                    .findFirst()
                    .map(record -> Wire.read(record.value(), OutboundMessage.class));
        } catch (OffsetOutOfRangeException | Wire.Unreadable e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}

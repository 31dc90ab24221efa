package io.muara.benchmarks;

import io.muara.contracts.Topics;
import io.muara.contracts.kafka.DurableProducer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The least that could be called routing: records are taken and passed on as they are, as many at once as the router takes. */
final class BareRoute {

    private static final int CONSUMERS = 4;
    private static final int TOGETHER = 500;
    private static final Duration WAIT = Duration.ofMillis(100);

    private BareRoute() {}

    /** @param arguments bootstrap servers, topic to write to */
    public static void main(String[] arguments) throws Exception {
        Map<String, Object> cluster = Map.of("bootstrap.servers", arguments[0]);
        var producer = DurableProducer.insistent(cluster, "bare", WAIT.multipliedBy(100));
        for (var consumer = 0; consumer < CONSUMERS; consumer++) {
            Thread.ofPlatform().start(() -> pass(cluster, producer, arguments[1]));
        }
        ServerProcess.serve(0);
        System.exit(0);
    }

    private static void pass(Map<String, Object> cluster, Producer<String, byte[]> producer, String to) {
        var settings = new HashMap<>(cluster);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, to);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, TOGETHER);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.INBOUND));
            while (true) {
                var passed = new ArrayList<Future<RecordMetadata>>();
                for (var record : consumer.poll(WAIT)) {
                    passed.add(producer.send(new ProducerRecord<>(to, record.key(), record.value())));
                }
                for (var one : passed) {
                    one.get();
                }
                consumer.commitAsync();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a record was not taken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

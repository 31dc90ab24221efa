package io.muara.contracts.kafka;

import static org.apache.kafka.clients.producer.ProducerConfig.ACKS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.CLIENT_ID_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.LINGER_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_BLOCK_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION;
import static org.apache.kafka.clients.producer.ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.TRANSACTIONAL_ID_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.TRANSACTION_TIMEOUT_CONFIG;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Producers that acknowledge only what every in-sync replica has, and never reorder or double what the client itself
 * retries. Keys are strings, values are what {@link io.muara.contracts.Wire} made.
 */
public final class DurableProducer {

    private static final int TRANSACTION_MILLIS = 15_000;
    private static final int TRANSACTION_DELIVERY_MILLIS = 10_000;

    private DurableProducer() {}

    /**
     * One for those whom somebody waits for: what there is goes out after a millisecond, in which a busy service gathers more,
     * and what comes while a request is under way goes together with the next. So batches grow with the load, and nobody
     * waits for one to fill.
     *
     * @param cluster addresses and credentials of the cluster
     * @param patience how long a record may wait for its acknowledgement before it counts as failed
     */
    public static Producer<String, byte[]> create(Map<String, Object> cluster, String clientId, Duration patience) {
        var settings = durable(cluster, clientId);
        settings.put(LINGER_MS_CONFIG, 1);
        settings.put(MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        var millis = Math.toIntExact(patience.toMillis());
        settings.put(DELIVERY_TIMEOUT_MS_CONFIG, millis);
        settings.put(MAX_BLOCK_MS_CONFIG, (long) millis);
        settings.put(REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, millis / 2));
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * One that never gives up on a record it took. Only so is order kept whatever happens: after a record that failed,
     * later ones may already have been written. For those who have nobody to answer to meanwhile.
     *
     * @param patience how long {@code send} may block while the cluster is away, before it refuses the record
     */
    public static Producer<String, byte[]> insistent(Map<String, Object> cluster, String clientId, Duration patience) {
        var settings = durable(cluster, clientId);
        // A broker takes any first sequence number of a producer it does not know. With several requests underway while
        // a
        // leader comes back, the second batch can be taken before the first, which is then refused as out of order for
        // ever.
        settings.put(MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(MAX_BLOCK_MS_CONFIG, patience.toMillis());
        settings.put(REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis()));
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * One that writes in transactions and, by {@code initTransactions()}, fences whoever used the same id before.
     *
     * @param transactionalId one per owner of work: the same again after a restart, unless whoever owns the work next knows it and
     *     fences it otherwise
     */
    public static Producer<String, byte[]> transactional(
            Map<String, Object> cluster, String clientId, String transactionalId) {
        var settings = durable(cluster, clientId);
        settings.put(TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
        settings.put(DELIVERY_TIMEOUT_MS_CONFIG, TRANSACTION_DELIVERY_MILLIS);
        settings.put(MAX_BLOCK_MS_CONFIG, (long) TRANSACTION_MILLIS);
        settings.put(REQUEST_TIMEOUT_MS_CONFIG, TRANSACTION_DELIVERY_MILLIS / 2);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> durable(Map<String, Object> cluster, String clientId) {
        var settings = new HashMap<>(cluster);
        settings.keySet().removeIf(name -> name.endsWith(".serializer") || name.endsWith(".deserializer"));
        settings.put(CLIENT_ID_CONFIG, clientId);
        settings.put(ACKS_CONFIG, "all");
        settings.put(ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        settings.put(LINGER_MS_CONFIG, 5);
        return settings;
    }
}

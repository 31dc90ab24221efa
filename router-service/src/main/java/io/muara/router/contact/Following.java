package io.muara.router.contact;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** Reads partitions of a compacted topic from their beginning and goes on with what comes, in a thread of its own. */
final class Following implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Following.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 1_000;

    private final Map<String, Object> cluster;
    private final String topic;
    private final Known known;
    private final Map<Integer, CompletableFuture<Void>> wanted = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile long lag;

    Following(Map<String, Object> cluster, String topic, Known known) {
        this.cluster = cluster;
        this.topic = topic;
        this.known = known;
    }

    void start() {
        Thread.ofVirtual().name("contacts").start(this::run);
    }

    /** From now on; done when everything is known that was written before. */
    CompletableFuture<Void> take(Collection<Integer> partitions) {
        var restored = partitions.stream().collect(toMap(Function.identity(), each -> new CompletableFuture<Void>()));
        wanted.putAll(restored);
        return CompletableFuture.allOf(restored.values().toArray(CompletableFuture[]::new));
    }

    /** Forgets them. */
    void drop(Collection<Integer> partitions) {
        partitions.forEach(wanted::remove);
    }

    /** How many records are still to be read. */
    long lag() {
        return lag;
    }

    @Override
    public void close() {
        stopped.countDown();
    }

    private void run() {
        try {
            var told = false;
            do {
                try (var consumer = consumer()) {
                    told = follow(consumer) && told;
                } catch (KafkaException e) {
                    if (!told) {
                        LOG.warnf("contacts cannot be read, trying again until they can reason=%s", e);
                    }
                    told = true;
                }
            } while (!stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when we stop, always false. */
    private boolean follow(KafkaConsumer<String, byte[]> consumer) throws InterruptedException {
        var followed = new HashMap<Integer, CompletableFuture<Void>>();
        var goals = new HashMap<Integer, Long>();
        while (stopped.getCount() > 0) {
            align(consumer, followed, goals);
            if (followed.isEmpty()) {
                stopped.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                consumer.poll(POLL).forEach(this::keep);
                goals.entrySet().removeIf(goal -> isReached(consumer, goal.getKey(), goal.getValue(), followed));
            }
            lag = lag(consumer);
        }
        return false;
    }

    /** Follows what is wanted now and nothing else. */
    private void align(
            KafkaConsumer<String, byte[]> consumer,
            Map<Integer, CompletableFuture<Void>> followed,
            Map<Integer, Long> goals) {
        var now = Map.copyOf(wanted);
        if (now.equals(followed)) {
            return;
        }
        var gone = new HashSet<>(followed.keySet());
        gone.removeAll(now.keySet());
        gone.forEach(known::drop);
        goals.keySet().removeAll(gone);
        var added = now.entrySet().stream()
                .filter(each -> each.getValue() != followed.get(each.getKey()))
                .map(each -> partition(each.getKey()))
                .toList();
        consumer.assign(now.keySet().stream().map(this::partition).toList());
        if (!added.isEmpty()) {
            consumer.seekToBeginning(added);
            consumer.endOffsets(added, ANSWER).forEach((each, end) -> goals.put(each.partition(), end));
        }
        followed.clear();
        followed.putAll(now);
    }

    private void keep(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            return;
        }
        if (record.value() == null) {
            known.remove(record.key());
        } else {
            known.put(record.key(), record.value());
        }
    }

    private boolean isReached(
            KafkaConsumer<String, byte[]> consumer,
            int partition,
            long goal,
            Map<Integer, CompletableFuture<Void>> followed) {
        if (consumer.position(partition(partition), ANSWER) < goal) {
            return false;
        }
        followed.getOrDefault(partition, new CompletableFuture<>()).complete(null);
        return true;
    }

    private static long lag(KafkaConsumer<String, byte[]> consumer) {
        return consumer.assignment().stream()
                .map(consumer::currentLag)
                .mapToLong(each -> each.orElse(0))
                .sum();
    }

    private TopicPartition partition(int number) {
        return new TopicPartition(topic, number);
    }

    private KafkaConsumer<String, byte[]> consumer() {
        var settings = new HashMap<>(cluster);
        settings.keySet().removeIf(name -> name.endsWith(".serializer") || name.endsWith(".deserializer"));
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "router-contacts");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}

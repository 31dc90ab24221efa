package io.muara.ingest.quarantine;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.contracts.Quarantined;
import io.muara.contracts.Settlement;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ingest.cluster.Backoff;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.Defect;
import io.muara.ingest.cluster.Stopping;
import io.muara.ingest.cluster.TopicsAtStart;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Follows both topics from their beginning, in every replica by itself, so that each can list and settle. While there is no
 * room for more entries it reads on only what was settled, which makes room.
 */
@Singleton
class Following {

    private static final Logger LOG = Logger.getLogger(Following.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BETWEEN_FORGETTING = Duration.ofMinutes(10);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30), Math::random);

    private final Entries entries;
    private final Cluster cluster;
    private final TopicsAtStart topics;
    private final Stopping stopping = new Stopping();
    private volatile boolean ready;

    /** Since it went well last; of the one thread that follows. */
    private int attempt;

    Following(Cluster cluster, TopicsAtStart topics, QuarantineConfig config, MeterRegistry meters) {
        this.cluster = cluster;
        this.topics = topics;
        this.entries = new Entries(config.room(), meters);
    }

    /** False until everything that lay there at the start was read, or as much as there is room for. */
    boolean isReady() {
        return ready;
    }

    Entries entries() {
        return entries;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().daemon().name("quarantine").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.request();
    }

    private void run() {
        try {
            topics.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        while (!stopping.requested()) {
            attempt++;
            try (var consumer = Originals.consumer(cluster, "quarantine")) {
                follow(consumer);
            } catch (RuntimeException | Error e) {
                if (attempt == 1) {
                    LOG.warnf("quarantine cannot be followed yet, trying on until it can defect=%s", new Defect(e));
                }
                stopping.within(BACKOFF.after(attempt));
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        var settled = partitions(consumer, Topics.QUARANTINE_SETTLED);
        consumer.assign(settled);
        consumer.seekToBeginning(settled);
        var settledEnds = consumer.endOffsets(settled);
        while (!stopping.requested() && !isAt(consumer, settledEnds)) {
            consumer.poll(POLL).forEach(this::read);
        }
        var quarantined = partitions(consumer, Topics.QUARANTINE);
        consumer.assign(Stream.concat(settled.stream(), quarantined.stream()).toList());
        consumer.seekToBeginning(quarantined);
        followBoth(consumer, quarantined);
    }

    private void followBoth(Consumer<String, byte[]> consumer, List<TopicPartition> quarantined) {
        var ends = consumer.endOffsets(quarantined);
        var forgetAt = System.nanoTime();
        while (!stopping.requested()) {
            if (entries.isFull()) {
                consumer.pause(quarantined);
            } else {
                consumer.resume(quarantined);
            }
            consumer.poll(POLL).forEach(this::read);
            attempt = 0;
            ready = ready || entries.isFull() || isAt(consumer, ends);
            if (System.nanoTime() - forgetAt > 0) {
                entries.forget(beginnings(consumer, quarantined));
                forgetAt = System.nanoTime() + BETWEEN_FORGETTING.toNanos();
            }
        }
    }

    private void read(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.topic().equals(Topics.QUARANTINE)) {
                var place = new Entry.Place(record.partition(), record.offset());
                entries.add(Entry.of(Wire.read(record.value(), Quarantined.class), place));
            } else if (record.value() != null) {
                entries.settle(Wire.read(record.value(), Settlement.class));
            }
        } catch (Wire.Unreadable e) {
            LOG.warnf(
                    "record of the quarantine skipped topic=%s partition=%d offset=%d reason=%s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    private static boolean isAt(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer, String topic) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new Unavailable("Kafka does not know the topic %s yet".formatted(topic));
        }
        return partitions;
    }

    private static Map<Integer, Long> beginnings(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        return consumer.beginningOffsets(partitions).entrySet().stream()
                .collect(Collectors.toMap(beginning -> beginning.getKey().partition(), Map.Entry::getValue));
    }
}

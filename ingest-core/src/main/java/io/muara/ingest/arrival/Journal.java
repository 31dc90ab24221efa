package io.muara.ingest.arrival;

import io.muara.contracts.Topics;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.ingest.cluster.Backoff;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.Stopping;
import io.muara.ingest.cluster.TopicsAtStart;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes what arrived, all of it or no acknowledgement. Never blocks, so that it can be called on an event loop: until Kafka
 * has told where the topics lie it refuses, and from then on it knows.
 */
@Singleton
public class Journal {

    private static final Logger LOG = Logger.getLogger(Journal.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(5), Math::random);
    private static final List<String> TOPICS =
            List.of(Topics.INBOUND, Topics.DELIVERIES, Topics.QUARANTINE, Topics.PARTS);
    private static final long BUFFER = 128L << 20;

    /** For good, but not so long that the client, which adds it to the time of day, would come out in the past. */
    private static final Duration KNOWN_FOR = Duration.ofDays(36_500);

    private final Cluster cluster;
    private final TopicsAtStart topics;
    private final Duration patience;
    private final Stopping stopping = new Stopping();
    private volatile @Nullable Producer<String, byte[]> producer;

    @Inject
    public Journal(Cluster cluster, TopicsAtStart topics, ArrivalConfig config) {
        this(cluster, topics, config.patience());
    }

    Journal(Cluster cluster, TopicsAtStart topics, Duration patience) {
        this.cluster = cluster;
        this.topics = topics;
        this.patience = patience;
    }

    public void start(@Observes StartupEvent event) {
        Thread.ofPlatform().daemon().name("journal-start").start(this::open);
    }

    /** After the calls under way were answered: Quarkus waits for them before it says that it shuts down. */
    public void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) ShutdownEvent event) {
        stopping.request();
        var open = producer;
        if (open != null) {
            open.close(patience);
        }
    }

    /** Whether it knows where the topics lie; once it does, it stays so. */
    boolean isOpen() {
        return producer != null;
    }

    /** Calls back once, on any thread: true when every in-sync replica has every record. */
    public void write(List<ProducerRecord<String, byte[]>> records, Acknowledged done) {
        var open = producer;
        if (open == null) {
            done.acknowledged(records.isEmpty());
        } else if (records.size() == 1) {
            send(open, records.getFirst(), done);
        } else {
            var all = new All(records.size(), done);
            records.forEach(record -> send(open, record, all::one));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told of every outcome
    private static void send(
            Producer<String, byte[]> producer, ProducerRecord<String, byte[]> record, Acknowledged done) {
        try {
            producer.send(record, (metadata, failure) -> done.acknowledged(failure == null));
        } catch (KafkaException | IllegalStateException e) {
            done.acknowledged(false);
        }
    }

    private void open() {
        for (int attempt = 1; !stopping.requested(); attempt++) {
            try {
                topics.await();
                if (!stopping.requested()) {
                    producer = primed();
                }
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (KafkaException e) {
                if (attempt == 1) {
                    LOG.warnf("calls cannot be stored yet, trying on until Kafka answers reason=%s", e);
                }
                stopping.within(BACKOFF.after(attempt));
            }
        }
    }

    private Producer<String, byte[]> primed() {
        var settings = new HashMap<>(cluster.settings());
        // Else the first call after a quiet time would wait for Kafka on the event loop to learn where the topics lie.
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, KNOWN_FOR.toMillis());
        // Else a client that reaches no broker forgets all it knows, and the next call would wait on the event loop.
        settings.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
        // More than the bodies under way can become, so that the buffer is never full and sending never waits for room.
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER);
        var opening = DurableProducer.create(settings, cluster.application() + "-journal", patience);
        try {
            TOPICS.forEach(opening::partitionsFor);
            return opening;
        } catch (KafkaException e) {
            opening.close(Duration.ZERO);
            throw e;
        }
    }

    /** Told once whether everything is safe. */
    @FunctionalInterface
    public interface Acknowledged {
        void acknowledged(boolean safe);
    }

    /** Waits for several and tells of them as one. */
    private static final class All {

        private final AtomicInteger missing;
        private final Acknowledged done;
        private volatile boolean safe = true;

        All(int records, Acknowledged done) {
            this.missing = new AtomicInteger(records);
            this.done = done;
            if (records == 0) {
                done.acknowledged(true);
            }
        }

        void one(boolean acknowledged) {
            if (!acknowledged) {
                safe = false;
            }
            if (missing.decrementAndGet() == 0) {
                done.acknowledged(safe);
            }
        }
    }
}

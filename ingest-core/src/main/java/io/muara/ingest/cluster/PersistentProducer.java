package io.muara.ingest.cluster;

import io.muara.contracts.kafka.DurableProducer;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes what must not be lost and cannot be asked for again: waits for Kafka however long it is away. */
@Singleton
public class PersistentProducer {

    private static final Logger LOG = Logger.getLogger(PersistentProducer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10), Math::random);

    private final Cluster cluster;
    private final Stopping stopping = new Stopping();
    private @Nullable Producer<String, byte[]> producer;

    public PersistentProducer(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Blocks until every in-sync replica has the record. */
    public void write(ProducerRecord<String, byte[]> record) {
        for (int attempt = 1; !written(record, attempt); attempt++) {
            if (stopping.within(BACKOFF.after(attempt))) {
                throw new StoppedBeforeWriting(record.topic());
            }
        }
    }

    /** After everybody who writes has stopped. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) ShutdownEvent event) {
        close();
    }

    public synchronized void close() {
        stopping.request();
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }

    private boolean written(ProducerRecord<String, byte[]> record, int attempt) {
        try {
            producer().send(record).get();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedBeforeWriting(record.topic());
        } catch (ExecutionException | KafkaException | IllegalStateException e) {
            if (attempt == 1) {
                LOG.warnf("record not acknowledged, trying on until it is topic=%s reason=%s", record.topic(), e);
            }
            return false;
        }
    }

    // Made at the first use and not before: a client cannot even be made while the cluster's name does not resolve.
    private synchronized Producer<String, byte[]> producer() {
        if (stopping.requested()) {
            throw new IllegalStateException("the producer is closed");
        }
        var made = producer;
        if (made == null) {
            made = DurableProducer.create(cluster.settings(), cluster.application() + "-persistent", PATIENCE);
            producer = made;
        }
        return made;
    }

    /** The process ends while Kafka is away. */
    public static final class StoppedBeforeWriting extends RuntimeException {

        StoppedBeforeWriting(String topic) {
            super("stopped before Kafka acknowledged a record for %s".formatted(topic));
        }
    }
}

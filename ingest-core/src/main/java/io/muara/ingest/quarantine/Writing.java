package io.muara.ingest.quarantine;

import io.muara.contracts.kafka.DurableProducer;
import io.muara.ingest.cluster.Cluster;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Writes for somebody who waits for the answer, and so gives up after a while. Safe for use by many threads. */
@Singleton
class Writing {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Cluster cluster;
    private @Nullable Producer<String, byte[]> producer;
    private boolean closed;

    Writing(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Returns once every in-sync replica has every record.
     *
     * @throws Unavailable when that is not certain; writing the same again is safe
     */
    void write(List<ProducerRecord<String, byte[]>> records) {
        if (records.isEmpty()) {
            return;
        }
        var written = new ArrayList<Future<RecordMetadata>>(records.size());
        try {
            var open = producer();
            records.forEach(record -> written.add(open.send(record)));
            for (var each : written) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while Kafka was to acknowledge", e);
        } catch (ExecutionException | KafkaException | IllegalStateException e) {
            throw new Unavailable("Kafka did not acknowledge", e);
        }
    }

    synchronized void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) ShutdownEvent event) {
        closed = true;
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }

    // Made at the first use: hardly anybody ever uses it.
    private synchronized Producer<String, byte[]> producer() {
        if (closed) {
            throw new IllegalStateException("the producer is closed");
        }
        var made = producer;
        if (made == null) {
            made = DurableProducer.create(cluster.settings(), cluster.application() + "-quarantine", PATIENCE);
            producer = made;
        }
        return made;
    }
}

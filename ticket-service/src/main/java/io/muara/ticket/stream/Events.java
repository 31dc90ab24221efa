package io.muara.ticket.stream;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;

/** Reads what happens for all who listen to this replica, for as long as it runs. */
@ApplicationScoped
public class Events {

    private static final long PAUSE_MILLIS = 1_000;

    private final Map<String, Object> cluster;
    private final StreamConfig config;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile Optional<Recent> recent = Optional.empty();

    Events(@Identifier("default-kafka-broker") Map<String, Object> cluster, StreamConfig config) {
        this.cluster = Map.copyOf(cluster);
        this.config = config;
    }

    boolean isStopping() {
        return stopped.getCount() == 0;
    }

    /** Empty until Kafka has answered. */
    Optional<Recent> recent() {
        return recent;
    }

    /** The same, but waits for that: who was ready a moment ago is asked by those whose replica has just gone. */
    Optional<Recent> awaitRecent(Duration most) throws InterruptedException {
        var unused = begun.await(most.toMillis(), TimeUnit.MILLISECONDS);
        return recent;
    }

    /** What came after a place; empty when that is no longer kept. */
    Optional<Topic> since(Place place) {
        return Topic.from(place, cluster);
    }

    void start(@Observes StartupEvent started) {
        Thread.ofVirtual().name("events").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
        begun.countDown();
        recent.ifPresent(Recent::end);
    }

    private void run() {
        try {
            while (!isStopping()) {
                read();
                stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After a failure all who listen go on from their places in what is read anew. */
    private void read() {
        try (var topic = Topic.fromItsEnd(cluster)) {
            var now = new Recent(config.recent(), topic.place());
            recent = Optional.of(now);
            begun.countDown();
            while (!isStopping()) {
                topic.read().forEach(now::add);
            }
        } catch (KafkaException e) {
            Log.warnf("events cannot be read, trying again reason=%s", e.getMessage());
        }
    }
}

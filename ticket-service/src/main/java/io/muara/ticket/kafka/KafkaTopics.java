package io.muara.ticket.kafka;

import io.muara.contracts.Topics;
import io.muara.contracts.kafka.TopicCreation;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the topics that we read and write: those we know of at start-up, and a channel's when it is first answered on. */
@ApplicationScoped
public class KafkaTopics {

    private static final List<String> AT_START = List.of(
            Topics.OUTBOX_PROGRESS,
            Topics.INBOUND,
            Topics.ROUTED,
            Topics.TICKET_EVENTS,
            Topics.DELIVERIES,
            Topics.ATTACHMENTS,
            Topics.CONTACTS,
            Topics.AGENTS,
            Topics.deadLetter(Topics.ROUTED),
            Topics.deadLetter(Topics.DELIVERIES),
            Topics.deadLetter(Topics.ATTACHMENTS));

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<String, Object> cluster;
    private final boolean create;
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopped = new CountDownLatch(1);

    KafkaTopics(
            @Identifier("default-kafka-broker") Map<String, Object> cluster,
            @ConfigProperty(name = "muara.topics.create", defaultValue = "true") boolean create) {
        this.cluster = Map.copyOf(cluster);
        this.create = create;
    }

    /**
     * Returns once the topics are there, or at once when making topics is left to somebody else. Blocks.
     *
     * @throws KafkaException when the cluster does not answer
     */
    public void ensure(Collection<String> topics) {
        if (!create || made.containsAll(topics)) {
            return;
        }
        try {
            TopicCreation.ensure(cluster, topics, PATIENCE);
            made.addAll(topics);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while making topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("topics %s cannot be made".formatted(topics), e);
        }
    }

    void start(@Observes StartupEvent started) {
        Thread.ofVirtual().name("topics").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    private void run() {
        try {
            var stopping = false;
            while (!stopping && !attempt()) {
                stopping = stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean attempt() {
        try {
            ensure(AT_START);
            return true;
        } catch (KafkaException e) {
            Log.warnf("topics are not there yet, trying again reason=%s", e.getMessage());
            return false;
        }
    }
}

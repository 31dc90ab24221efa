package io.muara.router.stream;

import io.muara.contracts.Topics;
import io.muara.contracts.kafka.TopicCreation;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Makes the topics we read and write, in the background, however long Kafka takes to come. */
@ApplicationScoped
class TopicsAtStart {

    static final List<String> NEEDED = List.of(Topics.INBOUND, Topics.ROUTED, Topics.deadLetter(Topics.INBOUND));

    /** What others write, and we do well without. */
    private static final List<String> USEFUL = List.of(Topics.CONTACTS);

    private static final Logger LOG = Logger.getLogger(TopicsAtStart.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TopicsConfig config;
    private final Cluster cluster;
    private final BackOff backOff;

    TopicsAtStart(TopicsConfig config, Cluster cluster, BackOff backOff) {
        this.config = config;
        this.cluster = cluster;
        this.backOff = backOff;
    }

    void start(@Observes StartupEvent event) {
        if (config.create()) {
            Thread.ofVirtual().name("topics").start(this::create);
        }
    }

    private void create() {
        try {
            for (var attempt = 1; !isCreated(attempt); attempt++) {
                backOff.await(attempt);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isCreated(int attempt) throws InterruptedException {
        try {
            TopicCreation.ensure(
                    cluster.settings(),
                    Stream.concat(NEEDED.stream(), USEFUL.stream()).toList(),
                    PATIENCE);
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warnf("topics not made yet, trying again attempt=%d reason=%s", attempt, e);
            return false;
        }
    }
}

package io.muara.ingest.cluster;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while Kafka has told lately where our topics lie. Asks by itself, so that a probe never waits. */
@Singleton
@Readiness
class KafkaReadiness implements HealthCheck {

    private static final Duration BETWEEN = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long LATELY = Duration.ofSeconds(10).toNanos();

    private final Cluster cluster;
    private final TopicsAtStart topics;
    private final Stopping stopping = new Stopping();
    private volatile long answered = System.nanoTime() - LATELY;

    KafkaReadiness(Cluster cluster, TopicsAtStart topics) {
        this.cluster = cluster;
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("kafka")
                .status(System.nanoTime() - answered < LATELY)
                .build();
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().daemon().name("kafka-readiness").start(this::ask);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.request();
    }

    private void ask() {
        while (!stopping.requested()) {
            try (var admin = Admin.create(cluster.settings())) {
                while (knowsOurTopics(admin)) {
                    answered = System.nanoTime();
                    if (stopping.within(BETWEEN)) {
                        return;
                    }
                }
            } catch (KafkaException nameDoesNotResolve) {
                answered = System.nanoTime() - LATELY;
            }
            stopping.within(BETWEEN);
        }
    }

    private boolean knowsOurTopics(Admin admin) {
        try {
            admin.describeTopics(topics.names()).allTopicNames().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}

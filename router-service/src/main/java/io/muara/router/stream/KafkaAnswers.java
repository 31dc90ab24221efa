package io.muara.router.stream;

import static java.util.concurrent.TimeUnit.SECONDS;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Ready when Kafka answers and has our topics. Without rules we would not have started at all. */
@Readiness
@ApplicationScoped
class KafkaAnswers implements HealthCheck {

    private static final String NAME = "kafka answers";
    private static final int PATIENCE_SECONDS = 2;
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Cluster cluster;
    private @Nullable Admin admin;

    KafkaAnswers(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            admin().describeTopics(TopicsAtStart.NEEDED).allTopicNames().get(PATIENCE_SECONDS, SECONDS);
            return HealthCheckResponse.up(NAME);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return HealthCheckResponse.named(NAME)
                    .down()
                    .withData("reason", e.toString())
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HealthCheckResponse.down(NAME);
        }
    }

    /** Made when first asked for, because a cluster whose name does not resolve yet makes it fail. */
    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(cluster.settings());
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(FAREWELL);
        }
    }
}

package io.muara.ticket.health;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Asked in the background, so that however often we are asked Kafka is not. */
@Readiness
@ApplicationScoped
class KafkaReady implements HealthCheck {

    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Object> cluster;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean answers;

    KafkaReady(@Identifier("default-kafka-broker") Map<String, Object> cluster) {
        this.cluster = new HashMap<>(cluster);
        this.cluster.put(AdminClientConfig.CLIENT_ID_CONFIG, "ticket-service-health");
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Kafka").status(answers).build();
    }

    void start(@Observes StartupEvent started) {
        Thread.ofVirtual().name("kafka-health").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    private void run() {
        try (var admin = Admin.create(cluster)) {
            do {
                answers = ask(admin);
            } while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ask(Admin admin) throws InterruptedException {
        try {
            return !admin.describeCluster()
                    .nodes()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}

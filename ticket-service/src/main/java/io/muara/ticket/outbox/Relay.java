package io.muara.ticket.outbox;

import io.muara.ticket.database.Calls;
import io.muara.ticket.database.Migrations;
import io.muara.ticket.database.Outage;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Brings the outbox to Kafka: holds our fair share of the shards, see {@link Claims}, and runs a {@link PublishLoop} on them. When
 * the connection with our claims breaks, everything ends and begins anew; what Kafka then would have twice it refuses, because each
 * shard's next owner fences the one before.
 */
@ApplicationScoped
class Relay {

    private static final long LOOK_MILLIS = 1_000;
    private static final long PAUSE_MILLIS = 1_000;
    private static final long END_MILLIS = 15_000;

    private final RelayConfig config;
    private final Migrations migrations;
    private final Calls calls;
    private final OutboxMetrics metrics;
    private final Publishers publishers;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Optional<PublishLoop> loop = Optional.empty();

    Relay(RelayConfig config, Migrations migrations, Calls calls, OutboxMetrics metrics, Publishers publishers) {
        this.config = config;
        this.migrations = migrations;
        this.calls = calls;
        this.metrics = metrics;
        this.publishers = publishers;
    }

    void start(@Observes StartupEvent started) {
        if (config.relay()) {
            Thread.ofVirtual().name("outbox-relay").start(this::run);
        } else {
            ended.countDown();
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stopped.countDown();
        if (!ended.await(END_MILLIS, TimeUnit.MILLISECONDS)) {
            Log.warn("relay did not end in time, the next owner will settle what it left");
        }
    }

    private void run() {
        try {
            if (migrations.await()) {
                var subscription =
                        calls.subscribe(Outbox.CALL, shards -> loop.ifPresent(publishing -> publishing.call(shards)));
                relay();
                subscription.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private void relay() throws InterruptedException {
        var told = false;
        while (!isStopped()) {
            try (var claims = Claims.open(migrations.database())) {
                told = false;
                hold(claims);
            } catch (SQLException e) {
                if (!told) {
                    Log.warnf("relay has no claims, trying until it gets them reason=%s", Outage.reason(e));
                }
                told = true;
                stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void hold(Claims claims) throws SQLException, InterruptedException {
        var publishing = new PublishLoop(claims, publishers, metrics).start();
        loop = Optional.of(publishing);
        try {
            while (!isStopped() && !publishing.hasEnded()) {
                metrics.look(claims.rows());
                claims.rows().forget(config.keepPublished());
                stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } finally {
            publishing.stop();
            publishing.awaitEnd(END_MILLIS);
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}

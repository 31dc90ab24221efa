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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Brings the outbox to Kafka: holds our fair share of the shards, see {@link Claims}, and runs a {@link ShardLoop} for
 * each. When the connection with our claims breaks, everything ends and begins anew; what Kafka then has twice it refuses,
 * because each shard's next owner fences the one before.
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
    private final Map<Short, ShardLoop> loops = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

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
                var subscription = calls.subscribe(Outbox.CALL, this::call);
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
        try {
            do {
                balance(claims);
                metrics.shards(loops.size());
                metrics.look(claims.rows());
                claims.rows().forget(config.keepPublished());
            } while (!stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } finally {
            endAll();
        }
    }

    private void balance(Claims claims) throws SQLException, InterruptedException {
        var share = claims.share();
        for (var shard : loops.keySet()) {
            if (!share.contains(shard) || loops.get(shard).hasEnded()) {
                end(shard);
                claims.release(shard);
            }
        }
        for (var shard : share) {
            if (!loops.containsKey(shard) && claims.claim(shard)) {
                loops.put(shard, new ShardLoop(shard, () -> publishers.of(shard, claims.rows())).start());
            }
        }
    }

    private void end(short shard) throws InterruptedException {
        var loop = loops.remove(shard);
        if (loop != null) {
            loop.stop();
            loop.awaitEnd(END_MILLIS);
        }
    }

    private void endAll() throws InterruptedException {
        loops.values().forEach(ShardLoop::stop);
        for (var shard : loops.keySet()) {
            end(shard);
        }
        metrics.shards(0);
    }

    /** @param shards those with something new, joined by commas */
    private void call(String shards) {
        for (var shard : shards.split(",", -1)) {
            var loop = loops.get(Short.valueOf(shard));
            if (loop != null) {
                loop.call();
            }
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}

package io.muara.ticket.outbox;

import io.muara.ticket.outbox.Publisher.Published;
import io.muara.ticket.outbox.Publisher.Unsendable;
import io.quarkus.logging.Log;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;

/**
 * Keeps publishing our share of the shards for as long as our claims last. After any failure in Kafka it begins anew, as a new
 * owner would.
 */
final class PublishLoop {

    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PAUSE_MILLIS = 500;

    /** How long a row that Kafka does not take waits, and what must not overtake it. */
    private static final long HELD_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Between two transactions: what comes meanwhile shares the next one, and Kafka has ended the one before. */
    private static final long GATHER_MILLIS = 15;

    private final Claims claims;
    private final Publishers publishers;
    private final OutboxMetrics metrics;
    private final Map<String, Long> heldUntil = new HashMap<>();
    private final Semaphore calls = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile Set<Short> ours = Set.of();

    PublishLoop(Claims claims, Publishers publishers, OutboxMetrics metrics) {
        this.claims = claims;
        this.publishers = publishers;
        this.metrics = metrics;
        this.thread = Thread.ofVirtual().name("outbox-publisher").unstarted(this::run);
    }

    PublishLoop start() {
        thread.start();
        return this;
    }

    /** @param shards those with something new, joined by commas */
    void call(String shards) {
        for (var shard : shards.split(",", -1)) {
            if (ours.contains(Short.valueOf(shard))) {
                calls.release();
                return;
            }
        }
    }

    /** Asks it to end; the batch in hand is finished. */
    void stop() {
        stopping.countDown();
        calls.release();
    }

    boolean hasEnded() {
        return !thread.isAlive();
    }

    void awaitEnd(long millis) throws InterruptedException {
        thread.join(millis);
    }

    private void run() {
        try {
            while (!isStopping()) {
                publish();
            }
        } catch (SQLException e) {
            // The claims are gone with their connection, and the relay opens new ones.
            Log.warnf("shards are no longer ours reason=%s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            metrics.shards(0);
        }
    }

    private void publish() throws SQLException, InterruptedException {
        try (var publisher = publishers.over(claims.rows())) {
            publisher.begin();
            publish(publisher);
            publisher.letGo(publisher.shards());
        } catch (Unsendable e) {
            var row = e.row();
            heldUntil.put(row.sequence(), System.nanoTime() + HELD_NANOS);
            Log.errorf(
                    "Kafka does not take a record, which waits with all that follow it outbox=%d topic=%s key=%s reason=%s",
                    row.id(), row.letter().topic(), row.sequence(), e.getMessage());
        } catch (KafkaException e) {
            Log.warnf("publishing failed, taking the shards over anew reason=%s", e.getMessage());
            stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void publish(Publisher publisher) throws SQLException, InterruptedException {
        balance(publisher);
        var balanced = System.nanoTime();
        while (!isStopping()) {
            // Before looking: who calls from now on may have written what this look does not see.
            calls.drainPermits();
            var published = publisher.publish(held());
            if (published != Published.NOTHING) {
                stopping.await(GATHER_MILLIS, TimeUnit.MILLISECONDS);
            }
            if (published != Published.SOME) {
                // Without a call too: a notification is lost when nobody listens for a moment.
                var unused = calls.tryAcquire(balanced + LOOK_NANOS - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
            if (System.nanoTime() - balanced >= LOOK_NANOS) {
                balance(publisher);
                balanced = System.nanoTime();
            }
        }
    }

    private void balance(Publisher publisher) throws SQLException {
        var share = claims.share();
        var lost = publisher.shards();
        lost.removeAll(share);
        if (!lost.isEmpty()) {
            publisher.letGo(lost);
            claims.release(lost);
        }
        var gained = claims.claim(share);
        gained.removeAll(publisher.shards());
        if (!gained.isEmpty()) {
            publisher.takeOver(gained);
        }
        ours = publisher.shards();
        metrics.shards(ours.size());
    }

    private Set<String> held() {
        heldUntil.values().removeIf(until -> until - System.nanoTime() <= 0);
        return heldUntil.keySet();
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }
}

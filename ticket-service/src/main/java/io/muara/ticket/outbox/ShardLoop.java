package io.muara.ticket.outbox;

import io.muara.ticket.outbox.Publisher.Published;
import io.quarkus.logging.Log;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/** Keeps publishing one shard for as long as it is ours. After any failure in Kafka it begins anew, as a new owner would. */
final class ShardLoop {

    private static final long LOOK_MILLIS = 1_000;
    private static final long PAUSE_MILLIS = 500;

    /** Between two transactions: what comes meanwhile shares the next one, and Kafka has ended the one before. */
    private static final long GATHER_MILLIS = 15;

    private final short shard;
    private final Supplier<Publisher> publishers;
    private final Semaphore calls = new Semaphore(0);
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);

    ShardLoop(short shard, Supplier<Publisher> publishers) {
        this.shard = shard;
        this.publishers = publishers;
        this.thread = Thread.ofVirtual().name("outbox-" + shard).unstarted(this::run);
    }

    ShardLoop start() {
        thread.start();
        return this;
    }

    /** There is something to publish. */
    void call() {
        calls.release();
    }

    /** Asks it to end; the batch in hand is finished. */
    void stop() {
        stopping.countDown();
        call();
    }

    boolean hasEnded() {
        return !thread.isAlive();
    }

    /** False when it has not ended in time. */
    boolean awaitEnd(long millis) throws InterruptedException {
        thread.join(millis);
        return hasEnded();
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void run() {
        try {
            while (!isStopping()) {
                own();
            }
        } catch (SQLException e) {
            // The claims are gone with their connection, and the relay will find out by itself.
            Log.warnf("shard is no longer ours shard=%d reason=%s", shard, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void own() throws SQLException, InterruptedException {
        try (var publisher = publishers.get()) {
            publisher.takeOver();
            while (!isStopping()) {
                // Before looking: who calls from now on may have written what this look does not see.
                calls.drainPermits();
                var published = publisher.publish();
                if (published != Published.NOTHING) {
                    stopping.await(GATHER_MILLIS, TimeUnit.MILLISECONDS);
                }
                if (published != Published.SOME) {
                    // Without a call too: a notification is lost when nobody listens for a moment.
                    calls.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (KafkaException e) {
            Log.warnf("publishing failed, taking the shard over anew shard=%d reason=%s", shard, e.getMessage());
            stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}

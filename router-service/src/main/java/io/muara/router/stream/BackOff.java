package io.muara.router.stream;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;

/** Waiting for Kafka to come back: longer each time, but never long after it did, and not at all once we stop. */
@ApplicationScoped
class BackOff {

    private static final long FIRST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 5_000;
    private static final int DOUBLINGS = 5;

    private final CountDownLatch stopping = new CountDownLatch(1);

    /** @param attempt counted from 1 */
    void await(int attempt) throws InterruptedException {
        var millis = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt - 1, DOUBLINGS));
        if (stopping.await(millis, MILLISECONDS)) {
            throw new InterruptedException("the service stops");
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }
}

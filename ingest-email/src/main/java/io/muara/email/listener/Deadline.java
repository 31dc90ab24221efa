package io.muara.email.listener;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something when a time is over, unless it is closed before. */
final class Deadline implements AutoCloseable {

    private final CountDownLatch met = new CountDownLatch(1);

    private Deadline() {}

    static Deadline in(Duration time, Runnable otherwise) {
        var deadline = new Deadline();
        Thread.ofVirtual().name("mail-deadline").start(() -> deadline.await(time, otherwise));
        return deadline;
    }

    private void await(Duration time, Runnable otherwise) {
        try {
            if (!met.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                otherwise.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        met.countDown();
    }
}

package io.muara.ticket.stream;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The newest events, which all listeners share, so that a slow one costs no memory. */
final class Recent {

    private final int most;
    private final ArrayDeque<Happening> kept = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();

    /** How many there ever were. */
    private long count;

    private boolean ended;
    private Place oldest;
    private Place newest;

    /** @param start where the first of them will lie */
    Recent(int most, Place start) {
        this.most = most;
        this.oldest = start;
        this.newest = start;
    }

    /** What came after a number of them. */
    record More(List<Happening> happenings, long count) {}

    void add(Happening happening) {
        lock.lock();
        try {
            kept.addLast(happening);
            count++;
            newest = newest.after(happening.partition(), happening.offset());
            if (kept.size() > most) {
                var gone = kept.removeFirst();
                oldest = oldest.after(gone.partition(), gone.offset());
            }
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits any longer. */
    void end() {
        lock.lock();
        try {
            ended = true;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Place newest() {
        lock.lock();
        try {
            return newest;
        } finally {
            lock.unlock();
        }
    }

    /** The place before which nothing is kept. */
    Place oldest() {
        lock.lock();
        try {
            return oldest;
        } finally {
            lock.unlock();
        }
    }

    /** From which count on somebody must read who has read as far as that; empty when what they miss is kept no more. */
    Optional<Long> countAt(Place place) {
        lock.lock();
        try {
            return place.reaches(oldest) ? Optional.of(count - kept.size()) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for something; nothing when nothing came in time; empty when what came next is kept no more. */
    Optional<More> after(long seen, long millis) throws InterruptedException {
        lock.lock();
        try {
            var nanos = TimeUnit.MILLISECONDS.toNanos(millis);
            while (count == seen && nanos > 0 && !ended) {
                nanos = more.awaitNanos(nanos);
            }
            var missing = count - seen;
            if (missing > kept.size()) {
                return Optional.empty();
            }
            return Optional.of(
                    new More(kept.stream().skip(kept.size() - missing).toList(), count));
        } finally {
            lock.unlock();
        }
    }
}

package io.muara.ingest.arrival;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much may be under way at once: nobody has proven yet to be the provider, so nobody may take all the memory. Who sends
 * slowly takes none of the places of those who have sent everything, and at most half of the memory.
 */
final class Admission {

    private final int maxCalls;
    private final long maxBytes;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger sending = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong bytesSending = new AtomicLong();

    Admission(int maxCalls, long maxBytes) {
        this.maxCalls = maxCalls;
        this.maxBytes = maxBytes;
    }

    boolean isFull() {
        return calls.get() >= maxCalls;
    }

    /** For a call whose body came in one piece. */
    boolean enter(int size) {
        return taken(calls, 1, maxCalls) && (taken(bytes, size, maxBytes) || gone(calls));
    }

    /** For a call of whose body more is to come. */
    boolean begin() {
        return taken(sending, 1, maxCalls);
    }

    /** Room for more of a body that began. */
    boolean more(int size) {
        if (!taken(bytesSending, size, maxBytes / 2)) {
            return false;
        }
        if (taken(bytes, size, maxBytes)) {
            return true;
        }
        bytesSending.addAndGet(-size);
        return false;
    }

    /** A body that began is whole; when there is no place for its call, it counts on as sending until it leaves. */
    boolean enterWhole(int size) {
        if (!taken(calls, 1, maxCalls)) {
            return false;
        }
        sending.decrementAndGet();
        bytesSending.addAndGet(-size);
        return true;
    }

    /** After {@link #enter} or {@link #enterWhole}. */
    void leave(int size) {
        bytes.addAndGet(-size);
        calls.decrementAndGet();
    }

    /** After {@link #begin}, when the body never became whole. */
    void abandon(int size) {
        bytes.addAndGet(-size);
        bytesSending.addAndGet(-size);
        sending.decrementAndGet();
    }

    private static boolean taken(AtomicInteger counter, int more, int most) {
        if (counter.addAndGet(more) <= most) {
            return true;
        }
        counter.addAndGet(-more);
        return false;
    }

    private static boolean taken(AtomicLong counter, int more, long most) {
        if (counter.addAndGet(more) <= most) {
            return true;
        }
        counter.addAndGet(-more);
        return false;
    }

    private static boolean gone(AtomicInteger counter) {
        counter.decrementAndGet();
        return false;
    }
}

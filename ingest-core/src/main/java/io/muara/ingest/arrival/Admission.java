package io.muara.ingest.arrival;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How much may be under way at once: nobody has proven yet to be the provider, so nobody may take all the memory. */
public final class Admission {

    private final int maxCalls;
    private final long maxBytes;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    public Admission(int maxCalls, long maxBytes) {
        this.maxCalls = maxCalls;
        this.maxBytes = maxBytes;
    }

    public boolean enter() {
        if (calls.incrementAndGet() <= maxCalls) {
            return true;
        }
        calls.decrementAndGet();
        return false;
    }

    public boolean take(int more) {
        if (bytes.addAndGet(more) <= maxBytes) {
            return true;
        }
        bytes.addAndGet(-more);
        return false;
    }

    /** @param taken what the call took in all */
    public void leave(long taken) {
        bytes.addAndGet(-taken);
        calls.decrementAndGet();
    }

    int calls() {
        return calls.get();
    }
}

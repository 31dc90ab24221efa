package io.muara.ticket.sla;

import java.time.Instant;
import java.util.Set;

/** That a ticket is in a status from a moment on, until the next stay begins. */
record Stay(Instant since, String status) {

    private static final Set<String> DONE = Set.of("resolved", "closed");
    private static final Set<String> VOID = Set.of("merged", "spam");

    /** Whether nobody is expected to do anything any more. */
    boolean ended() {
        return done() || cancelled();
    }

    boolean done() {
        return DONE.contains(status);
    }

    /** Whether what was promised is promised no longer. */
    boolean cancelled() {
        return VOID.contains(status);
    }
}

package io.muara.email.mailbox;

import java.util.List;

/**
 * Which mail it is that a server breaks off at. Mails of a batch that failed are fetched one by one, and one that fails by
 * itself again and again is given up, so that it does not hold up those behind it.
 */
final class Suspicion {

    private static final int PATIENCE = 5;

    private long until;
    private long suspect;
    private int failures;

    void rise(List<Long> batch) {
        until = Math.max(until, batch.getLast());
        if (batch.size() > 1) {
            return;
        }
        failures = suspect == batch.getFirst() ? failures + 1 : 1;
        suspect = batch.getFirst();
    }

    boolean concerns(long uid) {
        return uid <= until;
    }

    boolean isGivenUp(long uid) {
        return uid == suspect && failures >= PATIENCE;
    }
}

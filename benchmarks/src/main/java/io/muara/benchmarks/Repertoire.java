package io.muara.benchmarks;

import java.net.URI;

/** Signed requests made beforehand and sent over and over, so that signing costs nothing while it is measured. */
final class Repertoire {

    private static final int SIZE = 10_000;

    private final byte[][] requests = new byte[SIZE][];
    private int sent;

    Repertoire(Webhooks webhooks, URI to) {
        for (int i = 0; i < SIZE; i++) {
            requests[i] = webhooks.next().posted(to);
        }
    }

    byte[] next() {
        return requests[sent++ % SIZE];
    }
}

package io.muara.ticket.outbox;

import java.util.UUID;

/** A sixteenth of the outbox. What concerns one ticket lies in one shard, and one relay at a time owns a shard. */
final class Shard {

    /** For good, like the number of partitions: another one would let two owners publish for one ticket. */
    static final int COUNT = 16;

    private Shard() {}

    static short of(UUID ordering) {
        return (short) Math.floorMod(ordering.hashCode(), COUNT);
    }
}

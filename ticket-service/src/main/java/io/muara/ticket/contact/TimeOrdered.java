package io.muara.ticket.contact;

import java.time.Instant;
import java.util.UUID;

/** Ids of version 7: those made later sort later, so that new rows lie beside each other in an index. */
final class TimeOrdered {

    private static final long RANDOM_BITS = 0x0FFF;
    private static final long VERSION_7 = 0x7000;

    private TimeOrdered() {}

    /** @param random of version 4, whose variant bits are the same */
    static UUID id(Instant now, UUID random) {
        var time = now.toEpochMilli() << 16;
        return new UUID(
                time | VERSION_7 | (random.getMostSignificantBits() & RANDOM_BITS), random.getLeastSignificantBits());
    }
}

package io.muara.ingest.quarantine;

import io.muara.contracts.MessageId;

/** A set of ids that takes 32 bytes for each, because after a bad day there can be a million. Not for several threads. */
final class Ids {

    private static final int FIRST = 1 << 10;

    /** Two longs for each place; an id of ours is a UUID of version 8 and so never zero. */
    private long[] places = new long[2 * FIRST];

    private int size;

    boolean add(MessageId id) {
        var place =
                place(places, id.value().getMostSignificantBits(), id.value().getLeastSignificantBits());
        if (places[place] != 0) {
            return false;
        }
        places[place] = id.value().getMostSignificantBits();
        places[place + 1] = id.value().getLeastSignificantBits();
        size++;
        if (4 * size > places.length) {
            grow();
        }
        return true;
    }

    boolean contains(MessageId id) {
        return places[
                        place(
                                places,
                                id.value().getMostSignificantBits(),
                                id.value().getLeastSignificantBits())]
                != 0;
    }

    private void grow() {
        var larger = new long[2 * places.length];
        for (int at = 0; at < places.length; at += 2) {
            if (places[at] != 0) {
                var place = place(larger, places[at], places[at + 1]);
                larger[place] = places[at];
                larger[place + 1] = places[at + 1];
            }
        }
        places = larger;
    }

    /** Where it is, or the free place where it would be. The bits of an id are a hash already. */
    private static int place(long[] places, long high, long low) {
        var mask = places.length - 1;
        var place = ((int) (high >>> Integer.SIZE) * 2) & mask;
        while (places[place] != 0 && (places[place] != high || places[place + 1] != low)) {
            place = (place + 2) & mask;
        }
        return place;
    }
}

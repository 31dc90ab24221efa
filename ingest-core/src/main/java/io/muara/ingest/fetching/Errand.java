package io.muara.ingest.fetching;

import java.util.ArrayList;
import java.util.List;

/**
 * A file to be fetched, and the records that say so: usually one, more when a file is told of twice. All of them stay open
 * until it is settled. One thread only, but for {@link #wanted}.
 */
final class Errand {

    private final Wanted wanted;
    private final boolean returns;
    private final List<Place> places = new ArrayList<>();

    /** @param returns whether it waited on Kafka before */
    Errand(Wanted wanted, boolean returns) {
        this.wanted = wanted;
        this.returns = returns;
    }

    Wanted wanted() {
        return wanted;
    }

    boolean returns() {
        return returns;
    }

    void isToldAt(Progress partition, long offset) {
        partition.open(offset);
        places.add(new Place(partition, offset));
    }

    void settled() {
        places.forEach(place -> place.partition().done(place.offset()));
    }

    /** Whether nobody here is left who waits for it. */
    boolean leave(Progress partition) {
        places.removeIf(place -> place.partition() == partition);
        return places.isEmpty();
    }

    private record Place(Progress partition, long offset) {}
}

package io.muara.ingest;

import io.muara.contracts.ChannelId;
import java.time.Duration;
import java.util.List;

/** A {@link Channel} that tells some things in parts. */
public interface Assembling {

    ChannelId id();

    /**
     * What the parts of one group are together. Called with every part that came so far, each once, in the order they came,
     * whenever one more has come and once more when time is up. Pure: the same parts give the same elements with the same
     * ids. A part that comes when the group was given already, is asked about by itself: what it becomes then must have
     * another id than the group.
     *
     * @param timeUp whether nothing more is waited for, so that what came must do
     */
    Assembled assemble(List<Arrived.Part> parts, boolean timeUp);

    /** How long to wait for the rest; counted anew from every part that comes, with all that came so far. */
    Duration patience(List<Arrived.Part> parts);

    /** What parts are together. */
    sealed interface Assembled {

        /** More is to come. Only as long as time is not up. */
        record Waiting() implements Assembled {}

        /** They are whole, or as whole as they will be. */
        record Whole(List<Arrived> arrived) implements Assembled {
            public Whole {
                arrived = List.copyOf(arrived);
            }
        }
    }
}

package io.muara.ingest.quarantine;

import io.muara.contracts.Settlement;
import io.muara.contracts.Settlement.Became;
import java.util.List;

/** What came of replaying or dropping one entry. */
sealed interface Outcome {

    record Settled(Settlement settlement) implements Outcome {}

    /**
     * Something of it cannot be read still, so that all of it goes on waiting; what could be read was written.
     *
     * @param reasons one for each part that cannot be read
     */
    record Unreadable(Became became, List<String> reasons) implements Outcome {
        public Unreadable {
            reasons = List.copyOf(reasons);
        }
    }

    /** Another service reads this channel. */
    record Elsewhere() implements Outcome {}

    /** @param why its bytes are not to be had, in a sentence */
    record Gone(String why) implements Outcome {}
}

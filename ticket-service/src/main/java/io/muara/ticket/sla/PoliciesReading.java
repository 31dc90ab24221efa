package io.muara.ticket.sla;

import io.muara.contracts.written.Mistake;
import java.util.List;

/** What became of reading the files of policies. */
sealed interface PoliciesReading {

    record Usable(Policies policies) implements PoliciesReading {}

    /** @param mistakes every one there is, by file, in the file's order */
    record Unusable(List<Mistake> mistakes) implements PoliciesReading {

        public Unusable {
            mistakes = List.copyOf(mistakes);
        }
    }
}

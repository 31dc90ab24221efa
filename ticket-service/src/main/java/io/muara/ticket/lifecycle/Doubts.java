package io.muara.ticket.lifecycle;

import io.muara.contracts.Placement;
import io.muara.ticket.lifecycle.Threads.Named;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Why what a mail names is not where it goes. */
final class Doubts {

    private final Set<String> reasons = new LinkedHashSet<>();
    private Optional<Long> related = Optional.empty();
    private boolean unknown;

    void forged(Clue clue) {
        reasons.add(
                clue.by() == Placement.By.SIGNED_ADDRESS
                        ? "the signed address in %s is forged".formatted(clue.where())
                        : "the tag in its subject is not ours");
    }

    void closed(Named named) {
        reasons.add("ticket %d is closed".formatted(named.number()));
        relate(named);
    }

    void stranger(Clue clue, Named named) {
        reasons.add("the sender is unknown on ticket %d, whose %s"
                .formatted(
                        named.number(),
                        clue.by() == Placement.By.SUBJECT_TAG ? "tag its subject bears" : "message it quotes"));
        relate(named);
    }

    /** It names something that we do not have. */
    void unknown() {
        unknown = true;
    }

    /** The first ticket that it named in vain. */
    Optional<Long> related() {
        return related;
    }

    /** Why it opens a ticket. */
    String opening() {
        if (!reasons.isEmpty()) {
            return String.join("; ", reasons);
        }
        return unknown ? "nothing that it answers is known here" : "nothing in it names a ticket";
    }

    String besides(String evidence) {
        return reasons.isEmpty() ? evidence : evidence + "; " + String.join("; ", reasons);
    }

    private void relate(Named named) {
        related = related.or(() -> Optional.of(named.number()));
    }
}

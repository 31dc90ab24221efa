package io.muara.ticket.lifecycle;

import io.muara.contracts.Placement;
import io.muara.ticket.lifecycle.Threads.Named;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Why what a mail names is not where it goes. */
final class Doubts {

    private final Set<String> reasons = new LinkedHashSet<>();
    private Optional<Related> related = Optional.empty();
    private boolean unknown;

    void forged(Clue clue) {
        reasons.add(
                clue.by() == Placement.By.SIGNED_ADDRESS
                        ? "the signed address in %s is forged".formatted(clue.where())
                        : "the tag in its subject is not ours");
    }

    /** @param how it is over */
    void over(Named named, String how) {
        reasons.add("ticket %d is %s".formatted(named.number(), how));
        relate(named, Related.Kind.FOLLOW_UP);
    }

    void stranger(Clue clue, Named named) {
        reasons.add("the sender is unknown on ticket %d, whose %s"
                .formatted(
                        named.number(),
                        clue.by() == Placement.By.SUBJECT_TAG ? "tag its subject bears" : "message it quotes"));
        relate(named, Related.Kind.RELATED);
    }

    /** It names something that we do not have. */
    void unknown() {
        unknown = true;
    }

    /** The first ticket that it named in vain. */
    Optional<Related> related() {
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

    private void relate(Named named, Related.Kind kind) {
        related = related.or(() -> Optional.of(new Related(named.ticket(), named.number(), kind)));
    }
}

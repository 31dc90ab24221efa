package io.muara.ticket.lifecycle;

import static io.muara.contracts.Placement.By.ANSWERED_MESSAGE;
import static io.muara.contracts.Placement.By.SIGNED_ADDRESS;
import static io.muara.contracts.Placement.By.SUBJECT_TAG;
import static io.muara.contracts.Placement.By.TRACKING_PAGE;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.Placement;
import io.muara.contracts.ReplyId;
import io.muara.contracts.Threading.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One thing in a mail that names tickets.
 *
 * @param where it stands, for a person to read
 * @param proven false when somebody made it up
 * @param answered what its provider calls a message that the mail answers
 * @param reply that it names or may name
 */
public record Clue(
        Placement.By by,
        String where,
        boolean proven,
        Optional<String> answered,
        Optional<ReplyId> reply,
        Optional<Long> ticketNumber) {

    /** Mail of ours has the reply's id as its own, which says what it is before we are told that it was sent. */
    private static final Pattern OURS = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@.+");

    private static final int MOST_ANSWERED = 50;

    /** In the order in which they count: our pages, our signed addresses, what the mail answers, our tags. */
    public static List<Clue> in(InboundMessage message) {
        var threading = message.threading();
        var answered = threading.answers().stream().limit(MOST_ANSWERED).map(Clue::answering);
        return Stream.of(
                        evidence(threading.evidence(), Evidence.Kind.TRACKING_PAGE, TRACKING_PAGE),
                        evidence(threading.evidence(), Evidence.Kind.SIGNED_ADDRESS, SIGNED_ADDRESS),
                        answered,
                        evidence(threading.evidence(), Evidence.Kind.SUBJECT_TAG, SUBJECT_TAG))
                .flatMap(clues -> clues)
                .toList();
    }

    /** Whether it lets in also those who have said nothing on the ticket yet. */
    public boolean admits() {
        return (by == SIGNED_ADDRESS || by == TRACKING_PAGE) && proven;
    }

    private static Stream<Clue> evidence(List<Evidence> evidence, Evidence.Kind kind, Placement.By by) {
        return evidence.stream()
                .filter(one -> one.kind() == kind)
                .map(one -> new Clue(by, one.where(), one.proven(), Optional.empty(), one.reply(), one.ticketNumber()));
    }

    private static Clue answering(String id) {
        var ours = OURS.matcher(id);
        var reply =
                ours.matches() ? Optional.of(new ReplyId(UUID.fromString(ours.group(1)))) : Optional.<ReplyId>empty();
        return new Clue(ANSWERED_MESSAGE, "", true, Optional.of(id), reply, Optional.empty());
    }
}

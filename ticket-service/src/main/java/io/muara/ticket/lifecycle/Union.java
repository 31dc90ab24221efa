package io.muara.ticket.lifecycle;

import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketEvent.Change;
import io.muara.contracts.TicketEvent.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two tickets that are one matter. Each keeps what was said on it, so that it can be undone; what the contact of the part says from
 * now on, the whole gets.
 */
public record Union(Ticket part, Ticket whole) {

    /** Nothing happens to either when one is over. */
    public Outcome make(String actor, Optional<String> why, Instant now) {
        if (!(part.state() instanceof State.Answerable answerable)) {
            return part.refused("it cannot be merged into another");
        }
        if (!(whole.state() instanceof State.Answerable)) {
            return whole.refused("nothing can be merged into it");
        }
        var events = new ArrayList<TicketEvent>();
        var changes = new ArrayList<>(part.become(answerable.mergedInto(whole.id()), now));
        changes.add(new Change("merged_into", Optional.empty(), name(whole)));
        events.add(part.event(Type.MERGED, actor, now, changes).because(why));
        whole.unanswered += part.unanswered;
        whole.waitingSince = Stream.of(part, whole)
                .flatMap(each -> each.waitingSince().stream())
                .min(Instant::compareTo)
                .orElse(null);
        events.add(
                whole.event(Type.TICKET_UPDATED, actor, now, List.of(new Change("part", Optional.empty(), name(part))))
                        .because(why));
        if (part.unanswered > 0) {
            whole.reopen(actor, now).ifPresent(events::add);
        }
        return new Outcome.Changed(events);
    }

    /** The part stands again where it stood; what was said meanwhile stays with the whole. */
    public Outcome undo(String actor, Optional<String> why, Instant now) {
        if (!(part.state() instanceof State.Merged merged && merged.into().equals(whole.id()))) {
            return part.refused("it is not part of ticket %d".formatted(whole.number));
        }
        var changes = new ArrayList<>(part.become(merged.part(), now));
        changes.add(new Change("merged_into", name(whole), Optional.empty()));
        var events = List.of(
                part.event(Type.PARTED, actor, now, changes).because(why),
                whole.event(Type.TICKET_UPDATED, actor, now, List.of(new Change("part", name(part), Optional.empty())))
                        .because(why));
        if (whole.unanswered == 0) {
            part.answered(); // with the whole
        }
        whole.unanswered = Math.max(0, whole.unanswered - part.unanswered);
        if (whole.unanswered == 0) {
            whole.answered();
        }
        return new Outcome.Changed(events);
    }

    private static Optional<String> name(Ticket ticket) {
        return Optional.of(Long.toString(ticket.number));
    }
}

package io.muara.ticket.survey;

import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketEvent.Type;
import io.muara.contracts.TicketId;
import io.muara.ticket.outbox.Follower;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Notes whom there is to ask, in the transaction that resolves their ticket. What happens until their time comes is not followed: it
 * is looked at then.
 */
@ApplicationScoped
class Resolutions implements Follower {

    private final Plan plan;

    Resolutions(Plan plan) {
        this.plan = plan;
    }

    @Override
    public Uni<Void> follow(Mutiny.StatelessSession session, List<TicketEvent> events) {
        var asking = new HashMap<TicketId, Duration>();
        for (var event : events) {
            var ticket = event.ticket();
            var matter = new Plan.Matter(
                    ticket.category(), ticket.team(), ticket.conversation().channel());
            if (resolves(event) && plan.question(matter).isPresent()) {
                asking.put(ticket.id(), plan.after(matter));
            }
        }
        return asking.isEmpty() ? Uni.createFrom().voidItem() : Dues.add(session, asking);
    }

    /** Calling the resolution something else resolves nothing. */
    private static boolean resolves(TicketEvent event) {
        return event.type() == Type.RESOLVED
                && event.changes().stream().anyMatch(change -> change.field().equals("status"));
    }
}

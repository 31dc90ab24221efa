package io.muara.ticket.outbox;

import io.muara.contracts.TicketEvent;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps something of its own about what happens to tickets, in the transaction in which it happens. */
@FunctionalInterface
public interface Follower {

    /** @param events of tickets whose rows are locked and written */
    Uni<Void> follow(Mutiny.StatelessSession session, List<TicketEvent> events);
}

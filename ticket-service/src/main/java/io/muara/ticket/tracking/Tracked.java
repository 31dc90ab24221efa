package io.muara.ticket.tracking;

import io.muara.ticket.lifecycle.Status;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import java.util.List;
import java.util.Optional;

/**
 * A ticket as its contact may see it.
 *
 * @param status of the ticket that it was merged into, where it was
 * @param messages the newest ones that concern its contact, in order
 * @param earlier whether there are older ones
 */
record Tracked(Ticket ticket, Status status, List<TicketMessage> messages, boolean earlier, Optional<Rating> rating) {

    Tracked {
        messages = List.copyOf(messages);
    }

    boolean isDone() {
        return status == Status.RESOLVED || status == Status.CLOSED;
    }
}

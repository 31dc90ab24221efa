package io.muara.ticket.tracking;

import io.muara.ticket.lifecycle.Status;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import io.muara.ticket.satisfaction.Ratings;
import java.util.List;

/**
 * A ticket as its contact may see it.
 *
 * @param status of the ticket that it was merged into, where it was
 * @param messages the newest ones that concern its contact, in order
 * @param earlier whether there are older ones
 * @param asked what they may say about how they were helped, once it is done
 */
record Tracked(Ticket ticket, Status status, List<TicketMessage> messages, boolean earlier, Ratings.Asked asked) {

    Tracked {
        messages = List.copyOf(messages);
    }

    boolean isDone() {
        return status == Status.RESOLVED || status == Status.CLOSED;
    }
}

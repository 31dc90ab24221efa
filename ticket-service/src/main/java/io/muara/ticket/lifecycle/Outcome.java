package io.muara.ticket.lifecycle;

import io.muara.contracts.TicketEvent;
import java.util.List;

/** What came of asking a ticket to change. */
public sealed interface Outcome {

    /** @param events in order; empty when everything was so already */
    record Changed(List<TicketEvent> events) implements Outcome {
        public Changed {
            events = List.copyOf(events);
        }
    }

    /** The ticket may not become that; it is as it was. */
    record Refused(String reason) implements Outcome {}
}

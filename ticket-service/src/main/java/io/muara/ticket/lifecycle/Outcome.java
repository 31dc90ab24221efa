package io.muara.ticket.lifecycle;

import io.muara.contracts.TicketEvent;
import java.util.List;
import java.util.stream.Stream;

/** What came of asking a ticket to change. */
public sealed interface Outcome {

    /** @param events in order; empty when everything was so already */
    record Changed(List<TicketEvent> events) implements Outcome {
        public Changed {
            events = List.copyOf(events);
        }

        /** The same, and what followed from it. */
        public Changed and(List<TicketEvent> further) {
            return new Changed(Stream.concat(events.stream(), further.stream()).toList());
        }
    }

    /** The ticket may not become that; it is as it was. */
    record Refused(String reason) implements Outcome {}
}

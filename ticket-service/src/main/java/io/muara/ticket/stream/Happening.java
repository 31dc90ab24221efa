package io.muara.ticket.stream;

import io.muara.contracts.TicketEvent;

/** An event and where it lies. */
record Happening(int partition, long offset, TicketEvent event) {

    boolean isAfter(Place place) {
        return offset >= place.next(partition);
    }
}

package io.muara.ticket.desk;

import io.muara.ticket.lifecycle.Ticket;

/** What came of asking for a change. */
public sealed interface Answer {

    /** @param ticket as it is now */
    record Done(Ticket ticket) implements Answer {}

    /** There is no such ticket. */
    record Missing() implements Answer {}

    /**
     * Somebody else was faster.
     *
     * @param version the one there is
     */
    record Stale(long version) implements Answer {}

    record Refused(String reason) implements Answer {}
}

package io.muara.ticket.opening;

import io.muara.contracts.TicketId;
import io.muara.ticket.lifecycle.Ticket;

/** What came of writing to somebody. */
public sealed interface Opened {

    record Done(Ticket ticket) implements Opened {}

    /** They are being talked to in that conversation already. */
    record GoesOn(TicketId ticket, long number) implements Opened {}

    /** They cannot be written to like that; nothing was sent. */
    record Refused(String reason) implements Opened {}

    /** There is no such contact. */
    record Nobody() implements Opened {}
}

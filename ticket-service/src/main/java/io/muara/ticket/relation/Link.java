package io.muara.ticket.relation;

import io.muara.contracts.TicketId;
import io.muara.ticket.lifecycle.Related;

/** What a ticket is to another. */
public record Link(TicketId ticket, Related.Kind kind, TicketId other) {}

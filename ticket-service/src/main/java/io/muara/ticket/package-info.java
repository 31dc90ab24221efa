/**
 * Tickets, from a routed message to the event that tells everybody else. Start at
 * {@link io.muara.ticket.lifecycle.Ticket}, which decides, then {@code intake}, which feeds it.
 */
@NullMarked
package io.muara.ticket;

import org.jspecify.annotations.NullMarked;

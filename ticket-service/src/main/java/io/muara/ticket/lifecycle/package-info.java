/**
 * What a ticket is and what may become of it: decisions that change it and return the events, without any I/O. Start at
 * {@link io.muara.ticket.lifecycle.Ticket}.
 */
@NullMarked
package io.muara.ticket.lifecycle;

import org.jspecify.annotations.NullMarked;

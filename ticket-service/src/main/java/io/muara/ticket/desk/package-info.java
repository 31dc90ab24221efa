/**
 * One change of one ticket, asked for by somebody: its row is locked, the ticket decides, and row and events are stored
 * together. Start at {@link io.muara.ticket.desk.Desk}.
 */
@NullMarked
package io.muara.ticket.desk;

import org.jspecify.annotations.NullMarked;

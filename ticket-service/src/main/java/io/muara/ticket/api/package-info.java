/**
 * The REST API under {@code /api/v1}: what agents' tools ask for. Start at {@link io.muara.ticket.api.TicketsResource};
 * every error leaves as a {@link io.muara.ticket.api.Problem}.
 */
@NullMarked
package io.muara.ticket.api;

import org.jspecify.annotations.NullMarked;

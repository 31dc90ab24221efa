/**
 * Who looks at a ticket or writes on it right now, so that nobody answers twice. Start at
 * {@link io.muara.ticket.presence.Presences}. It is in PostgreSQL, so that it does not matter which replica is asked.
 */
@NullMarked
package io.muara.ticket.presence;

import org.jspecify.annotations.NullMarked;

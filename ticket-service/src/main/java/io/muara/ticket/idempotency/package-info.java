/**
 * Remembers what calls with an Idempotency-Key were answered, so that a call that is made again does nothing again. Start at
 * {@link io.muara.ticket.idempotency.IdempotentCalls}.
 */
@NullMarked
package io.muara.ticket.idempotency;

import org.jspecify.annotations.NullMarked;

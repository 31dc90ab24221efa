/**
 * What we have decided and must still tell Kafka. {@link io.muara.ticket.outbox.Outbox} writes it down in the transaction
 * that decided; the relay tells it, once and in order: start at {@link io.muara.ticket.outbox.Relay}.
 */
@NullMarked
package io.muara.ticket.outbox;

import org.jspecify.annotations.NullMarked;

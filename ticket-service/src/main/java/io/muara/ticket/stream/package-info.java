/**
 * Tells whoever listens what happens to tickets, as it happens. Start at {@link io.muara.ticket.stream.Listener}; why a place in the
 * stream is a list of Kafka offsets stands in docs/adr/0017.
 */
@NullMarked
package io.muara.ticket.stream;

import org.jspecify.annotations.NullMarked;

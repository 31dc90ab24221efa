/**
 * The records that travel between the services, and nothing else. Start at {@link io.muara.contracts.InboundMessage}
 * and follow it: {@link io.muara.contracts.RoutedMessage}, {@link io.muara.contracts.TicketEvent},
 * {@link io.muara.contracts.OutboundMessage}, {@link io.muara.contracts.DeliveryReport}.
 *
 * <p>Within a version changes are additive only; how the records become bytes is in {@link io.muara.contracts.Wire}.
 */
@NullMarked
package io.muara.contracts;

import org.jspecify.annotations.NullMarked;

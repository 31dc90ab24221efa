/**
 * The page on which a contact follows their ticket, adds to it and rates it, by a link that needs no login. Start at
 * {@link io.muara.ticket.tracking.TrackingResource}; the links are {@link io.muara.ticket.tracking.TrackingLinks}.
 */
@NullMarked
package io.muara.ticket.tracking;

import org.jspecify.annotations.NullMarked;

/**
 * Addresses that take nothing any more, or whose owners do not want our mail. An agent may still write to one and is warned; whatever
 * writes by itself asks {@link io.muara.ticket.address.MarkedAddresses#problems} first.
 */
@NullMarked
package io.muara.ticket.address;

import org.jspecify.annotations.NullMarked;

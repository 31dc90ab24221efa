/**
 * Writing to a customer who has not written. Start at {@link io.muara.ticket.opening.Openings}; in which conversation the answer will
 * come is in {@link io.muara.ticket.opening.Reach}.
 */
@NullMarked
package io.muara.ticket.opening;

import org.jspecify.annotations.NullMarked;

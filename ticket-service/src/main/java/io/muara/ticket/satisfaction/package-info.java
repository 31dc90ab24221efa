/**
 * How content contacts are: what they answered, and sums that give nobody away. Start at
 * {@link io.muara.ticket.satisfaction.Ratings}. Asking them is not here, see {@code io.muara.ticket.survey}.
 */
@NullMarked
package io.muara.ticket.satisfaction;

import org.jspecify.annotations.NullMarked;

/**
 * How tickets hang together: merged, split and linked ones. Start at {@link io.muara.ticket.relation.Merging},
 * {@link io.muara.ticket.relation.Splits} and {@link io.muara.ticket.relation.Links}.
 */
@NullMarked
package io.muara.ticket.relation;

import org.jspecify.annotations.NullMarked;

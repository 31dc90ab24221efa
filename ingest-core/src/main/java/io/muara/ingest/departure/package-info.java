/**
 * Sends replies back on the channel they came from, never twice. Start at {@link io.muara.ingest.departure.Departure}; the
 * order of its steps is what a crash at any point relies on. How a reply becomes a provider's request is the channel's own.
 */
@NullMarked
package io.muara.ingest.departure;

import org.jspecify.annotations.NullMarked;

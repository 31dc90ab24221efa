/**
 * What agents write down for each other on a ticket. Start at {@link io.muara.ticket.note.Notes}; whom a note calls by name is in
 * {@link io.muara.ticket.lifecycle.Mentions}. Telling them is not here: the event names them.
 */
@NullMarked
package io.muara.ticket.note;

import org.jspecify.annotations.NullMarked;

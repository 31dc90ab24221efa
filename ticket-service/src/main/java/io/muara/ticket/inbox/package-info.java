/**
 * What every consumer does with a record before it means anything: read it, know it again, and put it aside when it
 * cannot be handled. Start at {@link io.muara.ticket.inbox.Inbox}.
 */
@NullMarked
package io.muara.ticket.inbox;

import org.jspecify.annotations.NullMarked;

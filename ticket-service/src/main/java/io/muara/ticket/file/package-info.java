/**
 * What became of files that their providers kept when the messages arrived. Start at {@link FileReports}; what a report does to
 * a message is in {@link io.muara.ticket.lifecycle.TicketMessage#fetched}. Fetching is not here, the adapters do it.
 */
@NullMarked
package io.muara.ticket.file;

import org.jspecify.annotations.NullMarked;

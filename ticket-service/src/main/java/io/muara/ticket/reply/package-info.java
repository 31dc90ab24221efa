/**
 * What we answer, and what becomes of it. {@link io.muara.ticket.reply.Replies} writes an answer down and sends it on;
 * {@link io.muara.ticket.reply.DeliveryReports} takes what the channels say became of it.
 */
@NullMarked
package io.muara.ticket.reply;

import org.jspecify.annotations.NullMarked;

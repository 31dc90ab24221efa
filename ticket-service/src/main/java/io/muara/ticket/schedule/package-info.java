/**
 * Replies for later, and those that may still be taken back. {@link io.muara.ticket.schedule.ScheduledReplies} keeps them,
 * {@link io.muara.ticket.schedule.DueReplies} gives them to {@code reply} when their time has come, each once whatever replica does it.
 */
@NullMarked
package io.muara.ticket.schedule;

import org.jspecify.annotations.NullMarked;

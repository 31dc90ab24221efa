package io.muara.ticket.schedule;

import io.muara.ticket.reply.Words;

/**
 * What to say later.
 *
 * @param actor who says it, as in events
 */
public record NewSchedule(Words words, Timing timing, String actor) {}

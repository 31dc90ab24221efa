/**
 * Asks contacts how content they are, some time after their ticket was resolved, by a message with a link to its page. Start at
 * {@link io.muara.ticket.survey.Surveys}; who is asked is said by {@link io.muara.ticket.survey.Judgement}. What they answer is
 * not here, see {@code io.muara.ticket.satisfaction}.
 */
@NullMarked
package io.muara.ticket.survey;

import org.jspecify.annotations.NullMarked;

/**
 * Answers written beforehand, with places for what differs. Start at {@link io.muara.ticket.canned.CannedText}, which says what may
 * stand in them; {@link io.muara.ticket.canned.CannedResponses} keeps them. Sending is not here: a console puts the text into a reply.
 */
@NullMarked
package io.muara.ticket.canned;

import org.jspecify.annotations.NullMarked;

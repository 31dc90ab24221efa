package io.muara.ticket.survey;

import io.muara.contracts.TicketId;
import io.muara.ticket.satisfaction.Question;
import java.util.Optional;
import java.util.UUID;

/**
 * Something to be done about a ticket.
 *
 * @param request to remind of; absent where there is to be asked
 */
record Due(TicketId ticket, Optional<Request> request) {

    /** @param reminders how many there were */
    record Request(UUID id, Question question, int reminders) {}
}

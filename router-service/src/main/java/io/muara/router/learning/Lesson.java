package io.muara.router.learning;

import io.muara.contracts.Category;
import io.muara.contracts.TicketId;
import java.util.Optional;

/**
 * What a ticket teaches.
 *
 * @param text of its first message that has any
 * @param category which a person gave it last
 */
record Lesson(TicketId ticket, Optional<String> subject, String text, Category category) {}

package io.muara.ticket.survey;

import io.muara.ticket.satisfaction.Question;

/** Whether a contact is asked. */
sealed interface Verdict {

    record Ask(Question question) implements Verdict {}

    /** Not now. */
    record Wait() implements Verdict {}

    /** There is nothing to ask, as anybody can see. */
    record Drop() implements Verdict {}

    /** @param why for those who read the ticket's history */
    record Refuse(String why) implements Verdict {}
}

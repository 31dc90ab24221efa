package io.muara.ticket.canned;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Optional;

/** What a canned response may be filled with. */
public enum Variable {
    CONTACT_NAME("contact.name"),
    TICKET_NUMBER("ticket.number"),
    TICKET_SUBJECT("ticket.subject"),
    TICKET_CATEGORY("ticket.category"),
    AGENT_NAME("agent.name"),
    TEAM_NAME("team.name");

    private final String id;

    Variable(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    static Optional<Variable> of(String id) {
        return Arrays.stream(values())
                .filter(variable -> variable.id.equals(id))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Variable::id).collect(joining(", "));
    }
}

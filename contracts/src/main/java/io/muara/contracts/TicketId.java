package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Our work on a conversation. */
public record TicketId(@JsonValue UUID value) {

    @JsonCreator
    public TicketId {}

    public static TicketId parse(String text) {
        return new TicketId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A person who answers tickets, such as {@code sari}. */
public record AgentId(@JsonValue String value) implements Comparable<AgentId> {

    @JsonCreator
    public AgentId {
        Slug.check("agent", value);
    }

    @Override
    public int compareTo(AgentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

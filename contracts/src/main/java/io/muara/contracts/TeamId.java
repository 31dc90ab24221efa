package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A team that answers tickets, such as {@code customer-service}. */
public record TeamId(@JsonValue String value) implements Comparable<TeamId> {

    @JsonCreator
    public TeamId {
        Slug.check("team", value);
    }

    @Override
    public int compareTo(TeamId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

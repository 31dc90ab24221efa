package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** By when tickets of a kind are answered and resolved, such as {@code gold}. */
public record SlaPolicyId(@JsonValue String value) {

    @JsonCreator
    public SlaPolicyId {
        Slug.check("SLA policy", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

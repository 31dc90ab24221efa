package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A person or organisation who writes to us, by whatever channel. */
public record ContactId(@JsonValue UUID value) {

    @JsonCreator
    public ContactId {}

    @Override
    public String toString() {
        return value.toString();
    }
}

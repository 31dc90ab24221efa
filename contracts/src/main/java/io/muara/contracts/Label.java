package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A mark on a ticket that people filter by, such as {@code wrong-item}. */
public record Label(@JsonValue String value) implements Comparable<Label> {

    @JsonCreator
    public Label {
        Slug.check("label", value);
    }

    @Override
    public int compareTo(Label other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

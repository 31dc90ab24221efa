package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a message is about, such as {@code complaint}. */
public record Category(@JsonValue String value) implements Comparable<Category> {

    @JsonCreator
    public Category {
        Slug.check("category", value);
    }

    @Override
    public int compareTo(Category other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

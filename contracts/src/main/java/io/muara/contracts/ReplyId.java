package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One reply of ours, from the moment an agent sends it. */
public record ReplyId(@JsonValue UUID value) {

    @JsonCreator
    public ReplyId {}

    public static ReplyId parse(String text) {
        return new ReplyId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

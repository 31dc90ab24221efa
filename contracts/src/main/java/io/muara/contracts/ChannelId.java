package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one channel, such as {@code email} or {@code whatsapp}, as it appears in URLs, topics and metrics. */
public record ChannelId(@JsonValue String value) {

    @JsonCreator
    public ChannelId {
        Slug.check("channel", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

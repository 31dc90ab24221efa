package io.muara.ticket.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What to answer. */
public record NewReply(@JsonProperty(required = true) String text) {

    /** No channel takes more in one message, and no record on Kafka. */
    private static final int LONGEST = 60_000;

    String checked() {
        if (text == null || text.isBlank()) {
            throw new Unacceptable("text must say something");
        }
        if (text.length() > LONGEST) {
            throw new Unacceptable(
                    "text must have at most %d characters, but has %d".formatted(LONGEST, text.length()));
        }
        return text;
    }
}

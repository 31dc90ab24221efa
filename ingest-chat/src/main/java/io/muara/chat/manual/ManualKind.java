package io.muara.chat.manual;

import com.fasterxml.jackson.databind.JsonNode;

/** What a call brings. */
enum ManualKind {
    CALL("call"),
    MESSAGE("message"),
    DELIVERY("delivery");

    private static final String BASE = "/api/v1/intake/";

    private final String word;

    ManualKind(String word) {
        this.word = word;
    }

    /** Where it is brought to. */
    String path() {
        return switch (this) {
            case CALL -> BASE + "calls";
            case MESSAGE -> BASE + "messages";
            case DELIVERY -> BASE + "deliveries";
        };
    }

    /** What people call it; also the form's part that holds its JSON. */
    String word() {
        return word;
    }

    boolean mayHaveFiles() {
        return this != DELIVERY;
    }

    /** What a body is by the looks of it, for those who do not know where it was sent to. */
    static ManualKind of(JsonNode body) {
        if (body.has("number")) {
            return CALL;
        }
        return body.has("status") ? DELIVERY : MESSAGE;
    }
}

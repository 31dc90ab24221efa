package io.muara.ingest.reading;

/** An element lacks what no message can be without. The message is the reason, for the quarantine; nothing of the element. */
public final class UnreadableElement extends RuntimeException {

    public UnreadableElement(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}

package io.muara.attachments;

/** The service must not start like this. The message names the property and how to fix it. */
public final class UnusableStore extends RuntimeException {

    UnusableStore(String message) {
        super(message);
    }
}

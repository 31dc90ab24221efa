package io.muara.email.webhook;

/** Knows which tokens were used. */
@FunctionalInterface
public interface Replays {

    /** Whether a token was never used for anything but this; it is used for this then. */
    boolean isNone(String token, String use);
}

package io.muara.ticket.idempotency;

import java.util.Map;

/** What is known of a key when a call comes with it. */
public sealed interface Claim {

    /** The call is the first, and nobody else's will be let through. */
    record First() implements Claim {}

    /** What the first was answered. */
    record Answered(int status, Map<String, String> headers, String body) implements Claim {}

    /** The first is still being worked on, or nobody knows what became of it. */
    record Unsettled() implements Claim {}

    /** The first said something else. */
    record Different() implements Claim {}
}

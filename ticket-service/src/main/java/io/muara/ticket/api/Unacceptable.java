package io.muara.ticket.api;

/** The call says something that cannot be meant; the message says what, for the caller to read. */
final class Unacceptable extends RuntimeException {

    Unacceptable(String what) {
        super(what);
    }
}

package io.muara.ticket.api;

/** What was asked for cannot be given now, and may be soon. */
final class Overloaded extends RuntimeException {

    Overloaded() {
        super("not now: ask again in a moment");
    }
}

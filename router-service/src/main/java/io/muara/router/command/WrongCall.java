package io.muara.router.command;

/** A command was called in a way that makes no sense; the message says how it would. */
final class WrongCall extends RuntimeException {

    WrongCall(String sentence) {
        super(sentence);
    }
}

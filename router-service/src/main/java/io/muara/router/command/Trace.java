package io.muara.router.command;

import io.muara.contracts.RoutedMessage;

/** A decision as one line for a person. */
final class Trace {

    private Trace() {}

    /** Such as {@code broken: text has word 'rusak' -> category=complaint}. */
    static String line(RoutedMessage.Decision decision) {
        var because = decision.because().isEmpty() ? "" : ": " + String.join(", ", decision.because());
        var set = decision.set().isEmpty() ? "" : " -> " + String.join(", ", decision.set());
        return decision.rule() + because + set;
    }
}

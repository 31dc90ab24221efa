package io.muara.router.rules;

import io.muara.router.condition.Reading;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value that a rule sets: one that it names, or one that is only known with the message.
 *
 * @param written in the rule, such as {@code warehouse} or {@code $latest}
 * @param value empty when the message has none
 */
record Setting<T>(String written, Function<Reading, Optional<T>> value) {

    static <T> Setting<T> to(T value) {
        return new Setting<>(value.toString(), reading -> Optional.of(value));
    }

    /** Such as {@code team=warehouse}, or {@code team=warehouse ($latest)} when the rule did not name it. */
    String described(String what, Reading reading) {
        var known = value.apply(reading).map(Object::toString);
        if (known.isEmpty()) {
            return "%s not set: %s is not known".formatted(what, written);
        }
        return known.get().equals(written) ? what + "=" + written : "%s=%s (%s)".formatted(what, known.get(), written);
    }
}

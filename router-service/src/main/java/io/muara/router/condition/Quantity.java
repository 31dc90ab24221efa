package io.muara.router.condition;

import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Something about a message that can be counted or measured, or several such things.
 *
 * @param name as evidence tells it
 * @param unit what it is counted in
 */
public record Quantity(String name, Unit unit, Function<Reading, LongStream> values) {

    public enum Unit {
        COUNT,
        BYTES,
        SECONDS,
        PER_CENT
    }
}

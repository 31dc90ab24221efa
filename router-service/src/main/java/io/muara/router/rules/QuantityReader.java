package io.muara.router.rules;

import io.muara.contracts.written.Place;
import io.muara.router.condition.Condition;
import io.muara.router.condition.Measured;
import io.muara.router.condition.Quantity;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** Reads how much of something there must be: a number, or limits by key. */
final class QuantityReader implements ConditionReader {

    private static final long NO_LIMIT = Long.MAX_VALUE;

    private final Quantity quantity;

    QuantityReader(Quantity quantity) {
        this.quantity = quantity;
    }

    @Override
    public Optional<Condition> read(Place place) {
        return ConditionReader.either(this::exactly, questions()).read(place);
    }

    private Map<String, ConditionReader> questions() {
        return Map.of(
                "is", this::exactly,
                "at-least", limit(number -> new Measured(quantity, number, NO_LIMIT)),
                "at-most", limit(number -> new Measured(quantity, 0, number)),
                "greater", limit(number -> new Measured(quantity, number + 1, NO_LIMIT)),
                "less", limit(number -> new Measured(quantity, 0, number - 1)),
                "between", this::between);
    }

    private Optional<Condition> exactly(Place place) {
        return limit(number -> new Measured(quantity, number, number)).read(place);
    }

    private Optional<Condition> between(Place place) {
        var limits = place.items();
        if (limits.size() != 2) {
            place.wrong("between needs two limits, as [1, 3]");
            return Optional.empty();
        }
        var least = number(limits.getFirst());
        var most = number(limits.getLast());
        if (least.isEmpty() || most.isEmpty()) {
            return Optional.empty();
        }
        if (least.get() > most.get()) {
            place.wrong("the smaller limit must come first");
            return Optional.empty();
        }
        return Optional.of(new Measured(quantity, least.get(), most.get()));
    }

    private ConditionReader limit(LongFunction<Condition> condition) {
        return place -> number(place).map(condition::apply);
    }

    private Optional<Long> number(Place place) {
        return place.as(written -> Amount.of(quantity.unit(), written));
    }
}

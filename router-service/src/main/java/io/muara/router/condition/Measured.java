package io.muara.router.condition;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * That one of the values of a quantity lies between two others, both included.
 *
 * @param most {@link Long#MAX_VALUE} for no limit
 */
public record Measured(Quantity quantity, long least, long most) implements Condition {

    public Measured {
        if (least > most) {
            throw new IllegalArgumentException("nothing is at least %d and at most %d".formatted(least, most));
        }
    }

    @Override
    public boolean holds(Reading reading) {
        return quantity.values().apply(reading).anyMatch(this::fits);
    }

    @Override
    public void tell(Reading reading, List<String> evidence) {
        quantity.values()
                .apply(reading)
                .filter(this::fits)
                .limit(1)
                .forEach(value -> evidence.add("%s is %s".formatted(quantity.name(), told(value))));
    }

    @Override
    public Anchors anchors() {
        return Anchors.NONE;
    }

    private boolean fits(long value) {
        return value >= least && value <= most;
    }

    private String told(long value) {
        return switch (quantity.unit()) {
            case COUNT -> Long.toString(value);
            case BYTES -> value + " bytes";
            case PER_CENT -> value + "%";
            case SECONDS ->
                "%s".formatted(Duration.ofSeconds(value)).substring(2).toLowerCase(Locale.ROOT);
        };
    }
}

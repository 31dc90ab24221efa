package io.muara.router.rules;

import io.muara.router.condition.Quantity.Unit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Amounts as people write them: {@code 3}, {@code 5 MB}, {@code 4h}, {@code 80%}. */
final class Amount {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,12})\\s*([a-zA-Z%]*)");

    private static final Map<Unit, Map<String, Long>> FACTORS = Map.of(
            Unit.COUNT, Map.of("", 1L),
            Unit.PER_CENT, Map.of("%", 1L),
            Unit.BYTES, Map.of("b", 1L, "kb", 1_000L, "mb", 1_000_000L, "gb", 1_000_000_000L),
            Unit.SECONDS, Map.of("s", 1L, "m", 60L, "h", 3_600L, "d", 86_400L));

    private static final Map<Unit, String> EXAMPLES =
            Map.of(Unit.COUNT, "3", Unit.PER_CENT, "80%", Unit.BYTES, "5 MB", Unit.SECONDS, "4h");

    private Amount() {}

    /**
     * @return in bytes, seconds or per cent, or the number itself
     * @throws IllegalArgumentException when it is not such an amount
     */
    static long of(Unit unit, String written) {
        var parts = WRITTEN.matcher(written);
        var factor = parts.matches()
                ? FACTORS.getOrDefault(unit, Map.of()).get(parts.group(2).toLowerCase(Locale.ROOT))
                : null;
        if (factor == null) {
            throw new IllegalArgumentException(
                    "expected an amount such as %s, but found '%s'".formatted(EXAMPLES.get(unit), written));
        }
        return Math.multiplyExact(Long.parseLong(parts.group(1)), factor);
    }
}

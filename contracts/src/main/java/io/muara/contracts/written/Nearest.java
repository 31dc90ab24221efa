package io.muara.contracts.written;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.Optional;

/** What somebody probably meant to write. */
public final class Nearest {

    private Nearest() {}

    /** Such as {@code did you mean 'complaint'?}; empty when nothing is near. */
    public static Optional<String> to(String written, Collection<String> known) {
        return known.stream()
                .sorted()
                .min(comparingInt(candidate -> distance(written, candidate)))
                .filter(candidate -> distance(written, candidate) <= Math.max(2, candidate.length() / 3))
                .map("did you mean '%s'?"::formatted);
    }

    /** How many letters must be put in, taken out or changed to come from one to the other. */
    private static int distance(String from, String to) {
        var above = new int[to.length() + 1];
        for (var column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (var row = 1; row <= from.length(); row++) {
            var current = new int[to.length() + 1];
            current[0] = row;
            for (var column = 1; column <= to.length(); column++) {
                var changed = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(changed, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[to.length()];
    }
}

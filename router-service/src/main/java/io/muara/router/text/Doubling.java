package io.muara.router.text;

import java.util.regex.Pattern;

/**
 * A word said twice, which makes it many or another word: {@code barang-barangnya}, and in chats {@code brg2nya}.
 *
 * @param base what is said twice; empty when nothing is
 * @param once the word as it would be said once
 */
record Doubling(String base, String once) {

    private static final Pattern TWO = Pattern.compile("(\\p{L}{3,})2(\\p{L}*)");

    static Doubling of(String seen) {
        var dash = seen.indexOf('-');
        if (dash > 0) {
            var first = seen.substring(0, dash);
            var second = seen.substring(dash + 1);
            return first.length() < second.length() ? new Doubling(first, second) : new Doubling(second, first);
        }
        if (seen.indexOf('2') < 0) {
            return new Doubling("", seen);
        }
        var two = TWO.matcher(seen);
        return two.matches() ? new Doubling(two.group(1), two.group(1) + two.group(2)) : new Doubling("", seen);
    }

    boolean isDoubled() {
        return !base.isEmpty();
    }
}

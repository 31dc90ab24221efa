package io.muara.router.text;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The words met lately, found without making a string of them. Never grows: a new word takes the place of another one. Threads share
 * it without waiting; when two of them put a word in the same place, one of the two is looked up again later.
 */
final class WordCache {

    private static final int PLACES = 1 << 13;
    private static final int SHIFT = Integer.SIZE - Integer.numberOfTrailingZeros(PLACES);
    private static final int LONGEST = 40;

    private final @Nullable Word[] places = new @Nullable Word[PLACES];
    private final Function<String, Word> read;

    WordCache(Function<String, Word> read) {
        this.read = read;
    }

    Word of(String text, int start, int end) {
        if (end - start > LONGEST) {
            return read.apply(text.substring(start, end));
        }
        var place = place(text, start, end);
        var word = places[place];
        if (word != null && word.isWritten(text, start, end)) {
            return word;
        }
        var second = places[place ^ 1];
        if (second != null && second.isWritten(text, start, end)) {
            return second;
        }
        var fresh = read.apply(text.substring(start, end));
        if (word != null) {
            places[place ^ 1] = word;
        }
        places[place] = fresh;
        return fresh;
    }

    private static int place(String text, int start, int end) {
        var hash = 0;
        for (var i = start; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        hash *= 0x9E3779B9;
        return hash >>> SHIFT;
    }
}

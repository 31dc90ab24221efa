package io.muara.router.text;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The words met lately, found without making a string of them. Never grows: a new word takes the place of another one. Threads share
 * it without waiting; when two of them put a word in the same place, one of the two is looked up again later.
 */
final class WordCache {

    private static final int PLACES = 1 << 14;
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
        var letters = Packed.of(text, start, end);
        var place = letters.hash() >>> SHIFT;
        var word = places[place];
        if (word != null && word.isWritten(letters, text, start, end)) {
            return word;
        }
        var second = places[place ^ 1];
        if (second != null && second.isWritten(letters, text, start, end)) {
            return second;
        }
        var fresh = read.apply(text.substring(start, end));
        if (word != null) {
            places[place ^ 1] = word;
        }
        places[place] = fresh;
        return fresh;
    }
}

package io.muara.router.language;

import org.jspecify.annotations.Nullable;

/**
 * What the words met lately say against each language: most of what people write are the same few thousand words. Never grows, a new
 * word takes the place of another one; threads share it without waiting.
 */
final class WeighedWords {

    private static final int PLACES = 1 << 13;
    private static final int SHIFT = Integer.SIZE - Integer.numberOfTrailingZeros(PLACES);

    private final @Nullable Weighed[] places = new @Nullable Weighed[PLACES];
    private final Weighing weighing;

    WeighedWords(Weighing weighing) {
        this.weighing = weighing;
    }

    @FunctionalInterface
    interface Weighing {
        Weighed weigh(char[] letters, int length);
    }

    Weighed of(char[] letters, int length) {
        var place = place(letters, length);
        var word = places[place];
        if (word != null && word.isOf(letters, length)) {
            return word;
        }
        var fresh = weighing.weigh(letters, length);
        places[place] = fresh;
        return fresh;
    }

    private static int place(char[] letters, int length) {
        var hash = 0;
        for (var i = 0; i < length; i++) {
            hash = 31 * hash + letters[i];
        }
        return (hash * 0x9E3779B9) >>> SHIFT;
    }
}

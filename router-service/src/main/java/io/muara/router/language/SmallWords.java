package io.muara.router.language;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** In which languages the frequent small words are at home. */
final class SmallWords {

    private final long[] keys;
    private final int[] homes;

    private SmallWords(Map<Long, Integer> homesByWord) {
        keys = new long[Integer.highestOneBit(homesByWord.size()) * 4];
        homes = new int[keys.length];
        homesByWord.forEach((key, its) -> {
            var place = place(key);
            while (keys[place] != 0) {
                place = (place + 1) & (keys.length - 1);
            }
            keys[place] = key;
            homes[place] = its;
        });
    }

    /** @param languages at most 32, whose numbers the homes of a word will bear as bits */
    static SmallWords shipped(List<String> languages) {
        var homes = new HashMap<Long, Integer>();
        text().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var colon = line.indexOf(':');
            var home = 1 << languages.indexOf(line.substring(0, colon));
            for (var word : line.substring(colon + 1).strip().split(" ", -1)) {
                var reader = new WordReader(word, word.length());
                if (reader.next()) {
                    homes.merge(key(reader.letters(), reader.length()), home, (one, other) -> one | other);
                }
            }
        });
        return new SmallWords(homes);
    }

    private static String text() {
        try (var file = Objects.requireNonNull(SmallWords.class.getResourceAsStream("words.txt"))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("words.txt cannot be read", e);
        }
    }

    /** One bit for each language, none for a word that is in no list. */
    int homes(char[] word, int length) {
        var key = key(word, length);
        var place = place(key);
        while (keys[place] != 0) {
            if (keys[place] == key) {
                return homes[place];
            }
            place = (place + 1) & (keys.length - 1);
        }
        return 0;
    }

    private static long key(char[] word, int length) {
        var hash = 0xCBF29CE484222325L;
        for (var i = 0; i < length; i++) {
            hash = (hash ^ word[i]) * 0x100000001B3L;
        }
        return hash | 1;
    }

    private int place(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (keys.length - 1);
    }
}

package io.muara.router.text;

import java.util.ArrayList;
import java.util.List;

/** Indonesian prefixes, with the letters they swallow: menulis may be tulis, memukul pukul, menyapu sapu and mengirim kirim. */
final class Prefixes {

    private Prefixes() {}

    /** Whatever could be left of the word without its first prefix; most of it is no word at all. */
    static List<String> without(String word) {
        var rests = new ArrayList<String>();
        if (word.startsWith("me") || word.startsWith("pe")) {
            afterNasal(word.substring(2), rests);
            rests.add(word.substring(2));
        }
        afterPrefix("di", word, rests);
        afterPrefix("ke", word, rests);
        afterPrefix("ter", word, rests);
        afterPrefix("ber", word, rests);
        afterPrefix("bel", word, rests);
        afterPrefix("pel", word, rests);
        afterPrefix("per", word, rests);
        if (word.startsWith("be") && word.startsWith("er", 3)) {
            rests.add(word.substring(2));
        }
        addKnown(word, rests);
        return rests;
    }

    private static void afterPrefix(String prefix, String word, List<String> rests) {
        if (word.startsWith(prefix)) {
            rests.add(word.substring(prefix.length()));
        }
    }

    private static void afterNasal(String word, List<String> rests) {
        if (word.startsWith("ng")) {
            swallowed(word.substring(2), "k", rests);
            afterPrefix("nge", word, rests);
        } else if (word.startsWith("ny")) {
            swallowed(word.substring(2), "s", rests);
        } else if (word.startsWith("n")) {
            swallowed(word.substring(1), "t", rests);
        } else if (word.startsWith("m")) {
            swallowed(word.substring(1), "p", rests);
        }
    }

    private static void swallowed(String rest, String letter, List<String> rests) {
        if (rest.isEmpty()) {
            return;
        }
        rests.add(rest);
        if (IndonesianRoots.isVowel(rest.charAt(0))) {
            rests.add(letter + rest);
        }
    }

    /** Chats drop the first syllable: ngirim, nyari, nulis, mikir. Too many words begin so by themselves to guess. */
    private static void addKnown(String word, List<String> rests) {
        var guesses = new ArrayList<String>();
        afterNasal(word, guesses);
        if (word.startsWith("ny")) {
            guesses.add("c" + word.substring(2));
        }
        for (var guess : guesses) {
            if (IndonesianRoots.isKnownBeforeItsEnding(guess)) {
                rests.add(guess);
            }
        }
    }
}

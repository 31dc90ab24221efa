package io.muara.router.text;

import java.util.ArrayList;
import java.util.List;
import org.tartarus.snowball.ext.EnglishStemmer;

/** The stems of a word: Indonesian and English both, because one message mixes both. */
final class Stems {

    private static final String INDONESIAN = "id:";
    private static final String ENGLISH = "en:";
    private static final int SHORTEST = 2;
    private static final int LONGEST = 40;

    private Stems() {}

    /** Empty for numbers, emoji and everything in other letters. */
    static List<String> of(String word) {
        if (!isLatin(word)) {
            return List.of();
        }
        var stems = new ArrayList<String>();
        for (var root : IndonesianRoots.of(word)) {
            stems.add(INDONESIAN + root);
        }
        stems.add(english(word));
        return stems;
    }

    /** The stems that a word has only as it stands, so that {@code pengembalian} is not {@code kembali}. */
    static List<String> ofForm(String word) {
        return isLatin(word) ? List.of(INDONESIAN + word, english(word)) : List.of("=" + word);
    }

    private static String english(String word) {
        var stemmer = new EnglishStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        return ENGLISH + stemmer.getCurrent();
    }

    private static boolean isLatin(String word) {
        if (word.length() < SHORTEST || word.length() > LONGEST) {
            return false;
        }
        for (var i = 0; i < word.length(); i++) {
            if (word.charAt(i) < 'a' || word.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
    }
}

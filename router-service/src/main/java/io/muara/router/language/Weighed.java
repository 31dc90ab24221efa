package io.muara.router.language;

import java.util.Arrays;

/** What a word says against each language. */
final class Weighed {

    private final char[] letters;
    private final short[] against;
    private final short least;
    private final boolean says;
    private final int homes;

    /**
     * @param letters between two spaces; not to be changed, as {@code against} is not
     * @param against in the order of the languages
     * @param says whether it speaks for or against any
     * @param homes of a small word, as {@link SmallWords} gives them
     */
    Weighed(char[] letters, short[] against, boolean says, int homes) {
        this.letters = letters;
        this.against = against;
        this.least = least(against);
        this.says = says;
        this.homes = homes;
    }

    private static short least(short[] against) {
        var least = Short.MAX_VALUE;
        for (var one : against) {
            least = (short) Math.min(least, one);
        }
        return least;
    }

    boolean isOf(char[] word, int length) {
        return Arrays.equals(letters, 0, letters.length, word, 0, length);
    }

    boolean says() {
        return says;
    }

    int home(int language) {
        return (homes >>> language) & 1;
    }

    void addTo(int[] all) {
        for (var language = 0; language < all.length; language++) {
            all[language] += against[language];
        }
    }

    /** How much likelier it is in another language. */
    int against(int language) {
        return against[language] - least;
    }

    int length() {
        return letters.length;
    }
}

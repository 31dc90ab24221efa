package io.muara.router.language;

/** What the words of a text say against each language. */
final class Tally {

    /** Words that are kept to see whether they are foreign; what comes later only counts. */
    private static final int KEPT = 128;

    /** So much likelier must a word be in another language before it counts as foreign, in the profiles' unit. */
    private static final int FOREIGN = (int) (3 * Profiles.PER_NAT);

    private final int[] against;
    private final short[][] kept = new short[KEPT][];
    private final int[] lengths = new int[KEPT];
    private int words;

    Tally(int languages) {
        against = new int[languages];
    }

    /** @param word not to be changed any more */
    void add(short[] word, int length) {
        for (var language = 0; language < against.length; language++) {
            against[language] += word[language];
        }
        if (words < KEPT) {
            kept[words] = word;
            lengths[words++] = length;
        }
    }

    boolean isEmpty() {
        return words == 0;
    }

    void exclude(int language) {
        against[language] = Integer.MAX_VALUE;
    }

    int best() {
        var best = 0;
        for (var language = 1; language < against.length; language++) {
            if (against[language] < against[best]) {
                best = language;
            }
        }
        return best;
    }

    double likelihood(int best, double perNat) {
        var all = 0.0;
        for (var one : against) {
            all += Math.exp((against[best] - one) / perNat);
        }
        return 1 / all;
    }

    /** How much of the text is in words that another language has and this one has not. */
    double foreign(int best) {
        var foreign = 0;
        var all = 0;
        for (var word = 0; word < words; word++) {
            all += lengths[word];
            foreign += isForeign(kept[word], best) ? lengths[word] : 0;
        }
        return (double) foreign / all;
    }

    private static boolean isForeign(short[] word, int best) {
        var least = word[best];
        for (var against : word) {
            least = (short) Math.min(least, against);
        }
        return word[best] - least > FOREIGN;
    }
}

package io.muara.router.language;

/** What the words of a text say against each language. */
final class Tally {

    /** Words that are kept to see whether they are foreign; what comes later only counts. */
    private static final int KEPT = 128;

    /** So much likelier must a word be in another language before it counts as foreign, in the profiles' unit. */
    private static final int FOREIGN = (int) (3 * Profiles.PER_NAT);

    private final int[] against;
    private final short[] kept;
    private final int[] lengths = new int[KEPT];
    private int words;

    Tally(int languages) {
        against = new int[languages];
        kept = new short[languages * KEPT];
    }

    void add(short[] word, int length) {
        for (var language = 0; language < against.length; language++) {
            against[language] += word[language];
        }
        if (words < KEPT) {
            System.arraycopy(word, 0, kept, words * against.length, against.length);
            lengths[words++] = length;
        }
    }

    boolean isEmpty() {
        return words == 0;
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
            foreign += isForeign(word * against.length, best) ? lengths[word] : 0;
        }
        return (double) foreign / all;
    }

    private boolean isForeign(int word, int best) {
        var least = kept[word + best];
        for (var language = 0; language < against.length; language++) {
            least = (short) Math.min(least, kept[word + language]);
        }
        return kept[word + best] - least > FOREIGN;
    }
}

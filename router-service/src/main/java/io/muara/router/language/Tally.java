package io.muara.router.language;

/** What the words of a text say against each language. */
final class Tally {

    /** Words that are kept to see whether they are foreign; what comes later only counts. */
    private static final int KEPT = 64;

    /** So much likelier must a word be in another language before it counts as foreign, in the profiles' unit. */
    private static final int FOREIGN = (int) (3 * Profiles.PER_NAT);

    private final int[] against;
    private final Weighed[] kept = new Weighed[KEPT];
    private int words;

    Tally(int languages) {
        against = new int[languages];
    }

    void add(Weighed word) {
        word.addTo(against);
        if (words < KEPT) {
            kept[words++] = word;
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
            var length = kept[word].length();
            all += length;
            foreign += kept[word].against(best) > FOREIGN ? length : 0;
        }
        return (double) foreign / all;
    }
}

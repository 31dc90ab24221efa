package io.muara.router.language;

import io.muara.contracts.Language;
import java.util.Arrays;
import java.util.Optional;

/** Which language a text is in, by three letters in a row and by small words, where its alphabet does not tell. */
final class Guesses {

    /** What a small word says for its languages, in the profiles' unit. */
    private static final short SMALL_WORD = (short) (3.5 * Profiles.PER_NAT);

    /** Three letters in a row share two with the next three, so they say less than they would one by one. */
    private static final double DEPENDENCE = 2.5;

    private final Profiles profiles = Profiles.shipped();
    private final SmallWords smallWords = SmallWords.shipped(profiles.languages());
    private final WeighedWords weighed = new WeighedWords(this::weigh);

    /** By its letters formal Indonesian is Malay, so words tell the two apart, and it is Indonesian where no word does. */
    private final int malay = profiles.languages().indexOf("ms");

    private final int indonesian = profiles.languages().indexOf("id");

    Optional<Language> of(String text, int limit) {
        var languages = profiles.languages();
        var words = new WordReader(text, limit);
        var tally = new Tally(languages.size());
        var malayWords = 0;
        while (words.next()) {
            var word = weighed.of(words.letters(), words.length());
            if (word.says()) {
                tally.add(word);
                malayWords += word.home(malay) - word.home(indonesian);
            }
        }
        tally.exclude(malayWords > 0 ? indonesian : malay);
        if (tally.isEmpty()) {
            return Optional.empty();
        }
        var best = tally.best();
        var confidence = tally.likelihood(best, Profiles.PER_NAT * DEPENDENCE) * (1 - tally.foreign(best));
        return Optional.of(new Language(languages.get(best), confidence));
    }

    private Weighed weigh(char[] letters, int length) {
        var against = new short[profiles.languages().size()];
        var known = false;
        for (var i = 2; i < length; i++) {
            known |= profiles.add(letters[i - 2], letters[i - 1], letters[i], against);
        }
        var homes = smallWords.homes(letters, length);
        if (homes != 0) {
            for (var language = 0; language < against.length; language++) {
                against[language] += ((homes >>> language) & 1) == 0 ? SMALL_WORD : 0;
            }
        }
        return new Weighed(Arrays.copyOf(letters, length), against, known || homes != 0, homes);
    }
}

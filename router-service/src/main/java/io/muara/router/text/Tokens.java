package io.muara.router.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Takes a text apart into words and says what each counts as. For any number of threads. */
public final class Tokens {

    /** Nobody says what they want only after so much; the rest is quotations, and the time per message stays bounded. */
    private static final int LONGEST = 16_384;

    private static final int LETTERS_PER_WORD = 6;

    private final Terms terms;
    private final WordCache words;

    public Tokens(Spellings spellings, Synonyms synonyms) {
        terms = new Terms(spellings, synonyms);
        words = new WordCache(written -> word(written, terms::of));
    }

    /** The words of what somebody wrote, of emoji too. */
    public List<Token> of(String text) {
        var cuts = new Cuts(text, LONGEST);
        var tokens = new ArrayList<Token>(Math.min(text.length(), LONGEST) / LETTERS_PER_WORD + 1);
        while (cuts.next()) {
            tokens.add(
                    new Token(words.of(text, cuts.start(), cuts.end()), cuts.start(), cuts.end(), hashtag(text, cuts)));
        }
        return tokens;
    }

    /** The words that a rule looks for, in all their forms. */
    public List<Token> wanted(String written) {
        return tokens(written, terms::wanted);
    }

    /** The words that a rule looks for, counting only as themselves. */
    public List<Token> exactly(String written) {
        return tokens(written, terms::exactly);
    }

    private List<Token> tokens(String written, BiFunction<String, Doubling, List<String>> counting) {
        var cuts = new Cuts(written, LONGEST);
        var tokens = new ArrayList<Token>();
        while (cuts.next()) {
            var word = word(written.substring(cuts.start(), cuts.end()), counting);
            tokens.add(new Token(word, cuts.start(), cuts.end(), hashtag(written, cuts)));
        }
        return tokens;
    }

    private static Optional<String> hashtag(String text, Cuts cuts) {
        return cuts.startsHashtag()
                ? Optional.of(Folding.fold(text.substring(cuts.start(), cuts.hashtagEnd())))
                : Optional.empty();
    }

    private static Word word(String written, BiFunction<String, Doubling, List<String>> counting) {
        var seen = Folding.fold(written);
        return new Word(written, seen, counting.apply(seen, Doubling.of(seen)));
    }
}

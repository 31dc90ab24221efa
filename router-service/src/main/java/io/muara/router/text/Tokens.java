package io.muara.router.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Takes a text apart into words and says what each counts as. For any number of threads. */
public final class Tokens {

    private static final int LETTERS_PER_WORD = 6;

    private static final int[] NO_LEXEMES = {};

    private final Terms terms;
    private final WordCache words;

    public Tokens(Spellings spellings, Synonyms synonyms) {
        this(spellings, synonyms, any -> NO_LEXEMES);
    }

    /** @param lexemes that words with such terms are, asked once a word is first met in a text */
    Tokens(Spellings spellings, Synonyms synonyms, Function<List<String>, int[]> lexemes) {
        terms = new Terms(spellings, synonyms);
        words = new WordCache(written -> word(written, terms::of, lexemes));
    }

    /** The words of what somebody wrote, of emoji too; no further than {@link Beginning} goes. */
    public List<Token> of(String text) {
        var cuts = new Cuts(text, Beginning.LONGEST);
        var tokens = new ArrayList<Token>(Math.min(text.length(), Beginning.LONGEST) / LETTERS_PER_WORD + 1);
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
        var cuts = new Cuts(written, Beginning.LONGEST);
        var tokens = new ArrayList<Token>();
        while (cuts.next()) {
            var word = word(written.substring(cuts.start(), cuts.end()), counting, any -> NO_LEXEMES);
            tokens.add(new Token(word, cuts.start(), cuts.end(), hashtag(written, cuts)));
        }
        return tokens;
    }

    private static Optional<String> hashtag(String text, Cuts cuts) {
        return cuts.startsHashtag()
                ? Optional.of(Folding.fold(text.substring(cuts.start(), cuts.hashtagEnd())))
                : Optional.empty();
    }

    private static Word word(
            String written,
            BiFunction<String, Doubling, List<String>> counting,
            Function<List<String>, int[]> lexemes) {
        var seen = Folding.fold(written);
        var its = counting.apply(seen, Doubling.of(seen));
        return new Word(written, seen, its, lexemes.apply(its));
    }
}

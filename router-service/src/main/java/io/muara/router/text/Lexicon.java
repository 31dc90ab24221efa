package io.muara.router.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every word and phrase that any rule looks for, so that a text is taken apart once and searched once for all of them, in a time
 * that depends on the text and not on how many there are.
 */
public final class Lexicon {

    private static final String EXACT = "=";

    private static final int[] UNKNOWN = {};

    private final Tokens tokens;
    private final Map<String, Phrase> phrases = new HashMap<>();

    /** What phrases are made of: a word with all that counts as it. */
    private final Map<List<String>, Integer> lexemes = new HashMap<>();

    private final Map<String, int[]> lexemesByTerm = new HashMap<>();
    private final PhraseTree tree = new PhraseTree();

    public Lexicon(Spellings spellings, Synonyms synonyms) {
        tokens = new Tokens(spellings, synonyms, this::lexemes);
    }

    /**
     * Looks for one more phrase from now on. Not to be called once texts are searched.
     *
     * @param written a word or words in a row, in any form; after {@code =} only in exactly this form
     * @return empty when it holds no word, as {@code "?!"}
     */
    public Optional<Phrase> add(String written) {
        return Optional.ofNullable(phrases.get(written)).or(() -> learn(written));
    }

    /** How many phrases it looks for. */
    public int size() {
        return phrases.size();
    }

    public Hits find(String text) {
        return text.isBlank() ? Hits.NONE : tree.find(tokens.of(text));
    }

    private Optional<Phrase> learn(String written) {
        var read = written.startsWith(EXACT) ? tokens.exactly(written) : tokens.wanted(written);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        var phrase = new Phrase(phrases.size(), written, read.size());
        var words = new int[read.size()];
        for (var word = 0; word < words.length; word++) {
            words[word] = lexeme(read.get(word));
        }
        tree.add(words, phrase);
        phrases.put(written, phrase);
        return Optional.of(phrase);
    }

    private int lexeme(Token token) {
        return lexemes.computeIfAbsent(token.terms(), terms -> {
            var number = lexemes.size();
            for (var term : terms) {
                lexemesByTerm.merge(term, new int[] {number}, Lexicon::both);
            }
            return number;
        });
    }

    private int[] lexemes(List<String> terms) {
        var found = UNKNOWN;
        for (var term : terms) {
            found = both(found, lexemesByTerm.getOrDefault(term, UNKNOWN));
        }
        return found;
    }

    private static int[] both(int[] some, int[] others) {
        if (some.length == 0) {
            return others;
        }
        var both = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, both, some.length, others.length);
        return Arrays.stream(both).distinct().toArray();
    }
}

package io.muara.router.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every word and phrase that any rule looks for, so that a text is taken apart once and searched once for all of them, in a time
 * that depends on the text and not on how many there are.
 */
public final class Lexicon {

    private static final String EXACT = "=";

    /** What the words of a language that people use come to; more are looked up each time. */
    private static final int REMEMBERED = 50_000;

    private static final int[] UNKNOWN = {};

    private final Tokens tokens;
    private final Map<String, Phrase> phrases = new HashMap<>();

    /** What phrases are made of: a word with all that counts as it. */
    private final Map<List<String>, Integer> lexemes = new HashMap<>();

    private final Map<String, int[]> lexemesByTerm = new HashMap<>();
    private final Map<String, int[]> lexemesByWord = new ConcurrentHashMap<>();
    private final Step start = new Step();

    public Lexicon(Spellings spellings, Synonyms synonyms) {
        tokens = new Tokens(spellings, synonyms);
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
        if (text.isBlank()) {
            return Hits.NONE;
        }
        var read = tokens.of(text);
        var known = new int[read.size()][];
        for (var position = 0; position < known.length; position++) {
            known[position] = lexemes(read.get(position));
        }
        return new Search(read, known).hits(start);
    }

    private Optional<Phrase> learn(String written) {
        var read = written.startsWith(EXACT) ? tokens.exactly(written) : tokens.wanted(written);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        var step = start;
        for (var token : read) {
            step = step.next.computeIfAbsent(lexeme(token), any -> new Step());
        }
        var phrase = new Phrase(phrases.size(), written, read.size());
        step.ends.add(phrase);
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

    private int[] lexemes(Token token) {
        var known = lexemesByWord.get(token.seen());
        if (known != null) {
            return known;
        }
        var found = UNKNOWN;
        for (var term : token.terms()) {
            found = both(found, lexemesByTerm.getOrDefault(term, UNKNOWN));
        }
        if (lexemesByWord.size() < REMEMBERED) {
            lexemesByWord.put(token.seen(), found);
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

    /** A place in the tree of all phrases. */
    private static final class Step {
        final Map<Integer, Step> next = new HashMap<>();
        final List<Phrase> ends = new ArrayList<>();
    }

    /** One text that is searched. */
    private static final class Search {

        private final List<Token> tokens;
        private final int[][] known;
        private Phrase[] phrases = new Phrase[16];
        private int[] positions = new int[16];
        private int count;

        Search(List<Token> tokens, int[][] known) {
            this.tokens = tokens;
            this.known = known;
        }

        Hits hits(Step start) {
            for (var position = 0; position < known.length; position++) {
                follow(start, position, position);
            }
            return count == 0
                            && tokens.stream()
                                    .noneMatch(token -> token.hashtag().isPresent())
                    ? Hits.NONE
                    : new Hits(tokens, phrases, positions, count);
        }

        private void follow(Step step, int from, int at) {
            if (at == known.length) {
                return;
            }
            for (var lexeme : known[at]) {
                var next = step.next.get(lexeme);
                if (next != null) {
                    for (var phrase : next.ends) {
                        add(phrase, from);
                    }
                    if (!next.next.isEmpty()) {
                        follow(next, from, at + 1);
                    }
                }
            }
        }

        private void add(Phrase phrase, int position) {
            for (var hit = 0; hit < count; hit++) {
                if (phrases[hit].number() == phrase.number()) {
                    return;
                }
            }
            if (count == phrases.length) {
                phrases = Arrays.copyOf(phrases, 2 * count);
                positions = Arrays.copyOf(positions, 2 * count);
            }
            phrases[count] = phrase;
            positions[count++] = position;
        }
    }
}

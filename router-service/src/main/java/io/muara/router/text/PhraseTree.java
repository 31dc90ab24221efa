package io.muara.router.text;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All phrases that are looked for, by the lexemes of their words. Does not change while texts are searched. */
final class PhraseTree {

    private final Step root = new Step();

    void add(int[] lexemes, Phrase phrase) {
        var step = root;
        for (var lexeme : lexemes) {
            step = step.after(lexeme);
        }
        step.end(phrase);
    }

    Hits find(List<Token> tokens) {
        var hits = new Hits(tokens);
        for (var position = 0; position < tokens.size(); position++) {
            follow(root, tokens, position, position, hits);
        }
        return hits;
    }

    private static void follow(Step step, List<Token> tokens, int from, int at, Hits hits) {
        if (at == tokens.size()) {
            return;
        }
        for (var lexeme : tokens.get(at).lexemes()) {
            var next = step.next(lexeme);
            if (next != null) {
                for (var phrase : next.ends) {
                    hits.add(phrase, from);
                }
                if (!next.isLast()) {
                    follow(next, tokens, from, at + 1, hits);
                }
            }
        }
    }

    /** What has been read of a phrase, and by which lexemes it may go on. */
    private static final class Step {

        private Phrase[] ends = {};
        private int[] lexemes = {};
        private @Nullable Step[] steps = {};
        private int count;

        @Nullable
        Step next(int lexeme) {
            var place = Arrays.binarySearch(lexemes, 0, count, lexeme);
            return place < 0 ? null : steps[place];
        }

        void end(Phrase phrase) {
            ends = Arrays.copyOf(ends, ends.length + 1);
            ends[ends.length - 1] = phrase;
        }

        boolean isLast() {
            return count == 0;
        }

        /** The next, made if it is not there. */
        Step after(int lexeme) {
            var known = next(lexeme);
            return known == null ? add(lexeme, new Step()) : known;
        }

        private Step add(int lexeme, Step step) {
            if (count == lexemes.length) {
                lexemes = Arrays.copyOf(lexemes, 2 * count + 1);
                steps = Arrays.copyOf(steps, 2 * count + 1);
            }
            var place = -Arrays.binarySearch(lexemes, 0, count, lexeme) - 1;
            System.arraycopy(lexemes, place, lexemes, place + 1, count - place);
            System.arraycopy(steps, place, steps, place + 1, count - place);
            lexemes[place] = lexeme;
            steps[place] = step;
            count++;
            return step;
        }
    }
}

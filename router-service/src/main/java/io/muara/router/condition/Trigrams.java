package io.muara.router.condition;

import java.util.List;
import java.util.Locale;

/**
 * Three characters in a row, as one number. Regular expressions nearly always need some letters to be there as they stand; a
 * message that has not all of them need not be searched with the expression.
 */
public final class Trigrams {

    public static final int LENGTH = 3;

    /** What means something else than itself, or nothing by itself. */
    private static final String SPECIAL = "\\[](){}.*+?^$|";

    private Trigrams() {}

    /**
     * Different trigrams of rare letters may share a number: then an expression is tried in vain.
     *
     * @param text in lower case
     */
    public static int at(CharSequence text, int at) {
        return (text.charAt(at) * 31 + text.charAt(at + 1)) * 961 + text.charAt(at + 2);
    }

    /** Escapes after which digits or letters do not stand for themselves. */
    private static final String CODED = "xQC01234567";

    /** From the longest run of letters that must stand there; none when the expression has choices outside of groups, or no such run. */
    static Anchors anchors(String expression) {
        var best = "";
        var run = new StringBuilder();
        var depth = 0;
        for (var i = 0; i <= expression.length(); i++) {
            var character = i < expression.length() ? expression.charAt(i) : '|';
            if (character == '|' && depth == 0 && i < expression.length()) {
                return Anchors.NONE;
            }
            if (SPECIAL.indexOf(character) < 0) {
                if (depth == 0) {
                    run.append(character);
                }
                continue;
            }
            if ("?*{".indexOf(character) >= 0 && !run.isEmpty()) {
                run.setLength(run.length() - 1); // the letter before may be missing
            }
            if (run.length() > best.length()) {
                best = run.toString();
            }
            run.setLength(0);
            switch (character) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '\\' -> {
                    i++;
                    if (i < expression.length() && CODED.indexOf(expression.charAt(i)) >= 0) {
                        return Anchors.NONE;
                    }
                }
                case '[' -> i = end(expression, i, ']');
                case '{' -> i = end(expression, i, '}');
                default -> {}
            }
        }
        var letters = best.toLowerCase(Locale.ROOT);
        return letters.length() < LENGTH
                ? Anchors.NONE
                : Anchors.of(List.of(new Anchor.OfLetters(at(letters, letters.length() - LENGTH))));
    }

    private static int end(String expression, int from, char closing) {
        var first = expression.startsWith("[^", from) ? from + 2 : from + 1;
        // The first ] of a class is a letter.
        var at = first + (closing == ']' && first < expression.length() && expression.charAt(first) == ']' ? 1 : 0);
        while (at < expression.length() && expression.charAt(at) != closing) {
            at += expression.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }
}

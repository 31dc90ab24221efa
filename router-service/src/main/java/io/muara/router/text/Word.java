package io.muara.router.text;

import java.util.List;

/** A word apart from any text. */
final class Word {

    private final String written;
    private final String seen;
    private final List<String> terms;
    private final int[] lexemes;

    // Packed, but without an object of their own to be looked up.
    private final long last;
    private final long before;
    private final boolean isWhole;

    /**
     * @param written as it stood there
     * @param seen in lower case and without diacritics
     * @param terms what it counts as: itself, its roots and whatever means the same
     * @param lexemes which words that rules look for it is, as its {@link Lexicon} numbers them; not to be changed
     */
    Word(String written, String seen, List<String> terms, int[] lexemes) {
        this.written = written;
        this.seen = seen;
        this.terms = List.copyOf(terms);
        this.lexemes = lexemes;
        var letters = Packed.of(written, 0, written.length());
        this.last = letters.last();
        this.before = letters.before();
        this.isWhole = letters.isWhole();
    }

    String seen() {
        return seen;
    }

    List<String> terms() {
        return terms;
    }

    int[] lexemes() {
        return lexemes;
    }

    /** @param letters from there */
    boolean isWritten(Packed letters, String text, int start, int end) {
        return last == letters.last()
                && before == letters.before()
                && isWhole == letters.isWhole()
                && (isWhole || (written.length() == end - start && text.startsWith(written, start)));
    }
}

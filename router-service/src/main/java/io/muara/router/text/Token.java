package io.muara.router.text;

import java.util.List;
import java.util.Optional;

/** One word where it stands in a text. */
public final class Token {

    private final Word word;
    private final int start;
    private final int end;
    private final Optional<String> hashtag;

    Token(Word word, int start, int end, Optional<String> hashtag) {
        this.word = word;
        this.start = start;
        this.end = end;
        this.hashtag = hashtag;
    }

    /** In lower case and without diacritics. */
    public String seen() {
        return word.seen();
    }

    /** What it counts as: itself after {@code =}, its roots, and whatever means the same. Two words are one when they share a term. */
    public List<String> terms() {
        return word.terms();
    }

    int[] lexemes() {
        return word.lexemes();
    }

    /** Of its first character in the text. */
    public int start() {
        return start;
    }

    /** Behind its last character in the text. */
    public int end() {
        return end;
    }

    /** The whole name, such as {@code promo_akhir_tahun}, on the first of its words. */
    public Optional<String> hashtag() {
        return hashtag;
    }

    boolean is(Token other) {
        for (var term : terms()) {
            if (other.terms().contains(term)) {
                return true;
            }
        }
        return false;
    }
}

package io.muara.router.text;

import java.util.List;

/** A word, or words in a row, that rules look for. Equal only to itself: a {@link Lexicon} makes one for each. */
public final class Phrase {

    private final String written;
    private final List<Token> tokens;

    Phrase(String written, List<Token> tokens) {
        this.written = written;
        this.tokens = List.copyOf(tokens);
    }

    Token first() {
        return tokens.getFirst();
    }

    boolean startsAt(int position, List<Token> text) {
        if (position + tokens.size() > text.size()) {
            return false;
        }
        for (var i = 0; i < tokens.size(); i++) {
            if (!tokens.get(i).is(text.get(position + i))) {
                return false;
            }
        }
        return true;
    }

    /** How the text writes it. */
    String seenAt(int position, List<Token> text) {
        return String.join(
                " ",
                text.subList(position, position + tokens.size()).stream()
                        .map(Token::seen)
                        .toList());
    }

    /** Such as {@code word 'kirim' as 'pengiriman'}. */
    public String described(String seen) {
        var what = "%s '%s'".formatted(tokens.size() == 1 ? "word" : "phrase", written);
        return seen.equals(written) ? what : what + " as '" + seen + "'";
    }
}

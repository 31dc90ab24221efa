package io.muara.router.language;

/** Gives the words of a text one after the other as bare letters, without addresses, numbers and drawn-out letters. */
final class WordReader {

    private static final int LONGEST = 40;

    private final String text;
    private final int limit;
    private final boolean mayHoldAddress;
    private final char[] word = new char[LONGEST + 2];
    private int length;
    private int at;

    WordReader(String text, int limit) {
        this.text = text;
        this.limit = limit;
        this.mayHoldAddress = text.indexOf('@', 0, limit) >= 0
                || text.indexOf("://", 0, limit) >= 0
                || text.indexOf("www.", 0, limit) >= 0;
    }

    /** The letters of the word, between two spaces. */
    char[] letters() {
        return word;
    }

    /** Of the word with its two spaces. */
    int length() {
        return length;
    }

    boolean next() {
        while (at < limit) {
            if (mayHoldAddress && startsChunk() && isAddress()) {
                skipChunk();
            } else if (!isLetter(text.charAt(at))) {
                at++;
            } else if (read()) {
                return true;
            }
        }
        return false;
    }

    private boolean read() {
        length = 0;
        word[length++] = ' ';
        var hasDigit = at > 0 && Character.isDigit(text.charAt(at - 1));
        for (; at < limit; at++) {
            var c = text.charAt(at);
            if (isLetter(c)) {
                add(Letter.plain(c));
            } else if (!isApostrophe(c)) {
                hasDigit |= Character.isDigit(c);
                break;
            }
        }
        word[length++] = ' ';
        return !hasDigit;
    }

    private void add(char c) {
        var drawnOut = length > 2 && word[length - 1] == c && word[length - 2] == c;
        if (!drawnOut && length <= LONGEST) {
            word[length++] = c;
        }
    }

    private boolean startsChunk() {
        return at == 0 || Character.isWhitespace(text.charAt(at - 1));
    }

    private boolean isAddress() {
        for (var i = at; i < limit && !Character.isWhitespace(text.charAt(i)); i++) {
            if (text.charAt(i) == '@' || (text.charAt(i) == ':' && text.startsWith("://", i))) {
                return true;
            }
        }
        return text.startsWith("www.", at);
    }

    private void skipChunk() {
        while (at < limit && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || Character.isLetter(c);
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '`';
    }
}

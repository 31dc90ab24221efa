package io.muara.router.text;

/** Finds where the words of a text begin and end, from first to last. */
final class Cuts {

    private static final int JOINER = 0x200D;
    private static final int SHORTEST_DOUBLED = 3;

    private final String text;
    private final int limit;
    private int start;
    private int end;
    private int hashtagStart = -1;
    private int hashtagEnd = -1;

    /** @param limit nothing behind it is read */
    Cuts(String text, int limit) {
        this.text = text;
        this.limit = Math.min(limit, text.length());
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Whether the word is the first of a hashtag, which then ends at {@link #hashtagEnd}. */
    boolean startsHashtag() {
        return start == hashtagStart;
    }

    int hashtagEnd() {
        return hashtagEnd;
    }

    boolean next() {
        for (var at = end; at < limit; ) {
            if (Letters.isPlain(text.charAt(at))) {
                start = at;
                end = Math.min(limit, afterDoubling(endOfWord(at + 1)));
                return true;
            }
            var c = text.codePointAt(at);
            var kind = Letters.of(c);
            if (kind != Letters.NONE && kind != Letters.MARK) {
                start = at;
                end = Math.min(limit, endOf(kind, c, at + Character.charCount(c)));
                return true;
            }
            at += Character.charCount(c);
            if (c == '#' || c == '\uFF03') {
                noteHashtag(at);
            }
        }
        end = limit;
        return false;
    }

    private int endOf(Letters kind, int first, int at) {
        return switch (kind) {
            case WHOLE -> afterMarks(at);
            case EMOJI -> endOfEmoji(first, at);
            case KATAKANA, UNSPACED -> endOfRun(kind, at);
            case LETTER, DIGIT -> afterDoubling(endOfWord(at));
            case NONE, MARK -> throw new IllegalStateException("no word starts with %s".formatted(kind));
        };
    }

    private int afterMarks(int at) {
        while (at < limit && Letters.of(text.codePointAt(at)) == Letters.MARK) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private int endOfEmoji(int first, int at) {
        if (Letters.isFlagHalf(first)) {
            return at < limit && Letters.isFlagHalf(text.codePointAt(at)) ? at + 2 : at;
        }
        while (at < limit) {
            var c = text.codePointAt(at);
            var joined = text.codePointBefore(at) == JOINER && Letters.of(c) == Letters.EMOJI;
            if (!joined && Letters.of(c) != Letters.MARK && Character.getType(c) != Character.MODIFIER_SYMBOL) {
                return at;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    private int endOfRun(Letters kind, int at) {
        while (at < limit) {
            var c = text.codePointAt(at);
            var is = Letters.of(c);
            if (is != kind && is != Letters.MARK) {
                return at;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    private int endOfWord(int at) {
        while (at < limit) {
            if (Letters.isPlain(text.charAt(at))) {
                at++;
                continue;
            }
            var c = text.codePointAt(at);
            switch (Letters.of(c)) {
                case LETTER, DIGIT, MARK -> at += Character.charCount(c);
                case NONE -> {
                    if (!holdsTogether(c, at)) {
                        return at;
                    }
                    at++;
                }
                case KATAKANA, UNSPACED, WHOLE, EMOJI -> {
                    return at;
                }
            }
        }
        return at;
    }

    /** As the apostrophe of {@code don't} and the points of {@code 1.500.000}; {@code rusak.Tolong} is two words. */
    private boolean holdsTogether(int c, int at) {
        return switch (c) {
            case '\'', '\u2019', '`' -> isAt(Letters.LETTER, at - 1) && isAt(Letters.LETTER, at + 1);
            case '.', ',' -> isAt(Letters.DIGIT, at - 1) && isAt(Letters.DIGIT, at + 1);
            default -> false;
        };
    }

    /** Takes {@code barang-barangnya} and {@code berhari-hari} for one word. */
    private int afterDoubling(int at) {
        var first = at - start;
        if (first < SHORTEST_DOUBLED || at >= limit || !isDash(text.charAt(at)) || !isAt(Letters.LETTER, at + 1)) {
            return at;
        }
        var both = endOfWord(at + 1);
        var second = both - at - 1;
        var repeats = second >= first
                ? text.regionMatches(true, start, text, at + 1, first)
                        || text.regionMatches(true, start, text, both - first, first)
                : second >= SHORTEST_DOUBLED && text.regionMatches(true, at - second, text, at + 1, second);
        return repeats ? both : at;
    }

    static boolean isDash(char c) {
        return c == '-' || c == '\u2010' || c == '\u2011';
    }

    private boolean isAt(Letters kind, int at) {
        return at >= 0 && at < limit && Letters.of(text.charAt(at)) == kind;
    }

    /** An address's {@code page#part} is none, nor is {@code #1234}, which people write for an order. */
    private void noteHashtag(int at) {
        if (at >= 2 && !mayStandBeforeHashtag(text.charAt(at - 2))) {
            return;
        }
        var letters = false;
        var to = at;
        for (; to < limit; to += Character.charCount(text.codePointAt(to))) {
            var c = text.codePointAt(to);
            var kind = Letters.of(c);
            if (c != '_' && (kind == Letters.NONE || kind == Letters.EMOJI)) {
                break;
            }
            letters |= c != '_' && kind != Letters.DIGIT && kind != Letters.MARK;
        }
        if (letters) {
            hashtagStart = firstWord(at, to);
            hashtagEnd = to;
        }
    }

    private int firstWord(int at, int to) {
        while (at < to && Letters.of(text.codePointAt(at)) == Letters.NONE) {
            at++;
        }
        return at;
    }

    private static boolean mayStandBeforeHashtag(char c) {
        return c != '&' && c != '/' && Letters.of(c) != Letters.LETTER && Letters.of(c) != Letters.DIGIT;
    }
}

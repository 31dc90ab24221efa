package io.muara.router.text;

/** What a character does to the word it stands in. */
enum Letters {
    /** Ends a word. */
    NONE,
    LETTER,
    DIGIT,
    KATAKANA,
    /** Thai and its neighbours, who write without spaces. */
    UNSPACED,
    /** A word by itself, as in Chinese. */
    WHOLE,
    EMOJI,
    /** Belongs to the character before it. */
    MARK;

    private static final int ASCII = 128;
    private static final int CASE = 'a' - 'A';
    private static final Letters[] OF_ASCII = new Letters[ASCII];

    static {
        for (var c = 0; c < ASCII; c++) {
            OF_ASCII[c] = Character.isLetter(c) ? LETTER : Character.isDigit(c) ? DIGIT : NONE;
        }
    }

    /** What nearly all of a text is: from a to z, in either case, or a digit. */
    static boolean isPlain(char c) {
        return ((c | CASE) >= 'a' && (c | CASE) <= 'z') || (c >= '0' && c <= '9');
    }

    static Letters of(int c) {
        return c < ASCII ? OF_ASCII[c] : beyondAscii(c);
    }

    private static Letters beyondAscii(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> MARK;
            case Character.FORMAT -> MARK;
            case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
            case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.TITLECASE_LETTER -> LETTER;
            case Character.MODIFIER_LETTER, Character.OTHER_LETTER -> ofScript(c);
            default -> isEmoji(c) ? EMOJI : NONE;
        };
    }

    private static Letters ofScript(int c) {
        if (Character.isIdeographic(c)) {
            return WHOLE;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HIRAGANA -> WHOLE;
            case KATAKANA -> KATAKANA;
            case THAI, LAO, KHMER, MYANMAR -> UNSPACED;
            default -> c == '\u30FC' ? KATAKANA : LETTER;
        };
    }

    private static boolean isEmoji(int c) {
        return c >= '\u203C' && (Character.isExtendedPictographic(c) || isFlagHalf(c));
    }

    /** Flags are written with two of these. */
    static boolean isFlagHalf(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }
}

package io.muara.router.text;

/** As much of a text as rules look at. Nobody says what they want only after so much, and the time per message stays bounded. */
public final class Beginning {

    static final int LONGEST = 16_384;

    private Beginning() {}

    public static String of(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }
}

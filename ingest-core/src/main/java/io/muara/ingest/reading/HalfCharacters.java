package io.muara.ingest.reading;

/** Some apps cut text in the middle of an emoji. Half of one cannot be written as UTF-8, so a replacement character stands for it. */
public final class HalfCharacters {

    private static final char REPLACEMENT = '\uFFFD';

    private HalfCharacters() {}

    public static boolean in(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (isHalf(text, i)) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    public static String replaced(String text) {
        var whole = new StringBuilder(text);
        for (int i = 0; i < whole.length(); i++) {
            if (Character.isSurrogate(whole.charAt(i))) {
                if (isHalf(whole, i)) {
                    whole.setCharAt(i, REPLACEMENT);
                } else {
                    i++;
                }
            }
        }
        return whole.toString();
    }

    private static boolean isHalf(CharSequence text, int at) {
        return at + 1 == text.length() || !Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }
}

package io.muara.ingest.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/** Characters that nobody can see and that stores refuse, and texts of a length that fits into a record. */
public final class Clean {

    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");

    private Clean() {}

    /** Lines end with LF; no NUL or other control character but tab; no half of a surrogate pair. */
    public static String text(String text) {
        var at = firstUnclean(text, 0);
        if (at == text.length()) {
            return text;
        }
        var clean = new StringBuilder(text.length());
        var start = 0;
        for (; at < text.length(); at = firstUnclean(text, start)) {
            clean.append(text, start, at);
            start = at + 1;
            var c = text.charAt(at);
            var next = start < text.length() ? text.charAt(start) : '\0';
            if (Character.isHighSurrogate(c) && Character.isLowSurrogate(next)) {
                clean.append(c).append(next);
                start++;
            } else if (Character.isSurrogate(c)) {
                clean.append('\uFFFD');
            } else if (c == '\r' && next != '\n') {
                clean.append('\n');
            }
        }
        return clean.append(text, start, text.length()).toString();
    }

    /** Most texts hold nothing of all that, and are looked at several times; of the others whole lines are copied. */
    private static int firstUnclean(String text, int from) {
        var at = from;
        while (at < text.length() && isVisible(text.charAt(at)) && !Character.isSurrogate(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isVisible(char c) {
        return (c >= ' ' && c != 0x7F) || c == '\n' || c == '\t';
    }

    /** One line, cut after so many characters. */
    public static String line(String text, int longest) {
        var clean = text(text);
        var line = isOneLine(clean) ? clean : SPACE.matcher(clean).replaceAll(" ");
        return cut(line.strip(), longest);
    }

    private static boolean isOneLine(String text) {
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            var doubled = c == ' ' && at + 1 < text.length() && text.charAt(at + 1) == ' ';
            if (c == '\n' || c == '\t' || c == '\u00A0' || doubled) {
                return false;
            }
        }
        return true;
    }

    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }

    /** The longest beginning of the text that takes no more bytes than that in UTF-8. */
    public static String fitting(String text, int bytes) {
        var fitting = cut(text, bytes);
        while (fitting.getBytes(UTF_8).length > bytes) {
            fitting = cut(fitting, fitting.length() * 3 / 4);
        }
        return fitting;
    }
}

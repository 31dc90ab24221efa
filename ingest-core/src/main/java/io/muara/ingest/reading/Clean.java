package io.muara.ingest.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/** Characters that nobody can see and that stores refuse, and texts of a length that fits into a record. */
public final class Clean {

    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");

    private Clean() {}

    /** Lines end with LF; no NUL or other control character but tab; no half of a surrogate pair. */
    public static String text(String text) {
        var lines = text.replace("\r\n", "\n").replace('\r', '\n');
        var clean = new StringBuilder(lines.length());
        lines.codePoints()
                .filter(c -> c == '\n' || c == '\t' || (c >= ' ' && c != 0x7F))
                .map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** One line, cut after so many characters. */
    public static String line(String text, int longest) {
        var line = SPACE.matcher(text(text)).replaceAll(" ").strip();
        return cut(line, longest);
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

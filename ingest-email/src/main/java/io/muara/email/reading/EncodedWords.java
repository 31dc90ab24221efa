package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RFC 2047 as it is really written: inside words and quotes, cut in the middle of a character, without an end. */
final class EncodedWords {

    private static final Pattern WORD =
            Pattern.compile("=\\?([^?*\\s]+)(?:\\*[^?\\s]*)?\\?([bBqQ])\\?(.*?)(?:\\?=|\\?$|$)", Pattern.DOTALL);

    private EncodedWords() {}

    /**
     * @param text raw bytes, one character each
     * @param charset what 8-bit characters outside of encoded words are when they are not UTF-8
     */
    static String decode(String text, String charset) {
        return text.contains("=?") ? decodeWords(text, charset) : plain(text, charset);
    }

    private static String decodeWords(String text, String charset) {
        var result = new StringBuilder(text.length());
        var run = new Run();
        var word = WORD.matcher(text);
        var end = 0;
        while (word.find()) {
            var between = text.substring(end, word.start());
            var adjacent = !run.isEmpty() && between.isBlank();
            if (!adjacent || !run.continues(word.group(1))) {
                result.append(run.take());
            }
            if (!adjacent) {
                result.append(plain(between, charset));
            }
            run.add(word.group(1), bytes(word));
            end = word.end();
        }
        return result.append(run.take())
                .append(plain(text.substring(end), charset))
                .toString();
    }

    private static String plain(String text, String charset) {
        return Charsets.isAscii(text) ? text : Charsets.guess(text.getBytes(ISO_8859_1), charset);
    }

    private static byte[] bytes(Matcher word) {
        var encoded = word.group(3).getBytes(ISO_8859_1);
        if (word.group(2).equalsIgnoreCase("b")) {
            return TransferEncoding.base64(encoded);
        }
        return quoted(encoded);
    }

    /** Like quoted-printable, but with underscores for spaces and without meaning in line ends. */
    private static byte[] quoted(byte[] text) {
        var bytes = new ByteArrayOutputStream(text.length);
        var i = 0;
        while (i < text.length) {
            var value = text[i] == '=' ? Hex.at(text, i + 1) : -1;
            var plain = text[i] == '_' ? ' ' : text[i];
            bytes.write(value >= 0 ? value : plain);
            i += value >= 0 ? 3 : 1;
        }
        return bytes.toByteArray();
    }

    /** Words of one charset that follow each other: decoded together, since a character may be cut between two. */
    private static final class Run {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private String charset = "";

        boolean isEmpty() {
            return charset.isEmpty();
        }

        boolean continues(String next) {
            return charset.equalsIgnoreCase(next);
        }

        void add(String wordCharset, byte[] word) {
            charset = wordCharset;
            bytes.writeBytes(word);
        }

        String take() {
            if (isEmpty()) {
                return "";
            }
            var text = Charsets.decode(bytes.toByteArray(), charset);
            bytes.reset();
            charset = "";
            return text;
        }
    }

    /** Two hexadecimal digits. */
    static final class Hex {

        private Hex() {}

        /** Their value, or -1 when there are none at that place. */
        static int at(byte[] text, int from) {
            if (from + 1 >= text.length) {
                return -1;
            }
            var high = Character.digit(text[from], 16);
            var low = Character.digit(text[from + 1], 16);
            return high < 0 || low < 0 ? -1 : (high << 4) | low;
        }

        static int at(String text, int from) {
            return from + 2 > text.length()
                    ? -1
                    : at(text.substring(from, from + 2).getBytes(ISO_8859_1), 0);
        }
    }
}

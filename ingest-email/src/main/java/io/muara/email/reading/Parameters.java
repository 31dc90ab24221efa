package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.muara.ingest.reading.Clean;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A header's value and what follows it after semicolons, with RFC 2231 undone and RFC 2047, which must not stand there but
 * does.
 *
 * @param value what stands before the first semicolon
 */
record Parameters(String value, Map<String, String> named) {

    static final Parameters NONE = new Parameters("", Map.of());

    private static final Pattern NAME = Pattern.compile("([^=;\\s]++)\\s*+=\\s*+");
    private static final Pattern SEGMENT = Pattern.compile("([^*]+)(?:\\*(\\d{1,3}))?(\\*)?");
    private static final int MOST = 200;
    /** Longer ones are attempts to keep us busy. */
    private static final int LONGEST = 8_192;

    Parameters {
        named = Map.copyOf(named);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /** @param whole the raw bytes of the header, one character each */
    static Parameters parse(String whole) {
        var header = Clean.cut(whole, LONGEST);
        var semicolon = header.indexOf(';');
        if (semicolon < 0) {
            return new Parameters(header.strip(), Map.of());
        }
        var pieces = new HashMap<String, Pieces>();
        var name = NAME.matcher(header);
        var at = semicolon + 1;
        for (var count = 0; count < MOST && name.find(at); count++) {
            var value = Value.at(header, name.end());
            at = value.end();
            add(name.group(1).toLowerCase(Locale.ROOT), value.text(), pieces);
        }
        var named = new HashMap<String, String>();
        pieces.forEach((key, found) -> named.put(key, found.text()));
        return new Parameters(header.substring(0, semicolon).strip(), named);
    }

    private static void add(String name, String value, Map<String, Pieces> pieces) {
        var segment = SEGMENT.matcher(name);
        if (!segment.matches()) {
            return;
        }
        var number = segment.group(2) == null ? -1 : Integer.parseInt(segment.group(2));
        pieces.computeIfAbsent(segment.group(1), _ -> new Pieces()).add(number, segment.group(3) != null, value);
    }

    /** One value, quoted or bare. */
    private record Value(String text, int end) {

        static Value at(String header, int start) {
            if (start >= header.length() || header.charAt(start) != '"') {
                var semicolon = header.indexOf(';', start);
                var end = semicolon < 0 ? header.length() : semicolon;
                return new Value(header.substring(start, end).strip(), end);
            }
            var text = new StringBuilder();
            var at = start + 1;
            while (at < header.length() && header.charAt(at) != '"') {
                at += isEscaped(header, at) ? 1 : 0;
                text.append(header.charAt(at));
                at++;
            }
            return new Value(text.toString(), Math.min(at + 1, header.length()));
        }

        /** Windows paths stand in names with single backslashes, so only what must be escaped is. */
        private static boolean isEscaped(String header, int at) {
            return header.charAt(at) == '\\' && at + 1 < header.length() && "\"\\".indexOf(header.charAt(at + 1)) >= 0;
        }
    }

    /** All that was said about one parameter. The extended form wins over the plain one, the first over a repeated one. */
    private static final class Pieces {

        private final TreeMap<Integer, Piece> numbered = new TreeMap<>();

        void add(int number, boolean extended, String value) {
            // A single extended value counts as segment 0 of its own.
            var place = number < 0 && extended ? 0 : number;
            numbered.putIfAbsent(place, new Piece(extended, value));
        }

        String text() {
            if (numbered.lastKey() < 0) {
                return EncodedWords.decode(numbered.firstEntry().getValue().value(), "");
            }
            numbered.remove(-1);
            var first = numbered.pollFirstEntry().getValue();
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(first.firstBytes());
            numbered.values().forEach(piece -> bytes.writeBytes(piece.bytes()));
            var text = Charsets.decode(bytes.toByteArray(), first.charset());
            // Some programs encode twice.
            return text.startsWith("=?") ? EncodedWords.decode(bytes.toString(ISO_8859_1), "") : text;
        }
    }

    private record Piece(boolean extended, String value) {

        /** What stands before the first apostrophe of {@code utf-8'id'...}. */
        String charset() {
            var quote = value.indexOf('\'');
            return extended && quote > 0 && value.indexOf('\'', quote + 1) > 0 ? value.substring(0, quote) : "";
        }

        byte[] firstBytes() {
            var second = value.indexOf('\'', value.indexOf('\'') + 1);
            return extended && second > 0 ? new Piece(true, value.substring(second + 1)).bytes() : bytes();
        }

        byte[] bytes() {
            if (!extended) {
                return value.getBytes(ISO_8859_1);
            }
            var bytes = new ByteArrayOutputStream();
            var i = 0;
            while (i < value.length()) {
                var hex = value.charAt(i) == '%' ? EncodedWords.Hex.at(value, i + 1) : -1;
                bytes.write(hex >= 0 ? hex : value.charAt(i));
                i += hex >= 0 ? 3 : 1;
            }
            return bytes.toByteArray();
        }
    }
}

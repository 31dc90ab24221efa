package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Bytes to characters, whatever the label says. Never fails: what no charset explains becomes U+FFFD. */
final class Charsets {

    private static final char UNKNOWN = '\uFFFD';
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Labels that Java does not know, or that mail uses for something wider than what they name. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            entry("ansi_x3.110-1983", "windows-1252"),
            entry("ascii", "us-ascii"),
            entry("big5", "Big5-HKSCS"),
            entry("gb2312", "GB18030"),
            entry("gbk", "GB18030"),
            entry("gb_2312-80", "GB18030"),
            entry("iso-2022-jp", "x-windows-50221"),
            entry("iso-8859-1", "windows-1252"),
            entry("iso-8859-11", "x-windows-874"),
            entry("iso-8859-6-e", "ISO-8859-6"),
            entry("iso-8859-6-i", "ISO-8859-6"),
            entry("iso-8859-8-e", "ISO-8859-8"),
            entry("iso-8859-8-i", "ISO-8859-8"),
            entry("iso-8859-9", "windows-1254"),
            entry("iso8859-1", "windows-1252"),
            entry("iso_8859-1", "windows-1252"),
            entry("ks_c_5601-1987", "x-windows-949"),
            entry("ks_c_5601", "x-windows-949"),
            entry("euc-kr", "x-windows-949"),
            entry("latin1", "windows-1252"),
            entry("logical", "ISO-8859-8"),
            entry("macintosh", "x-MacRoman"),
            entry("shift-jis", "windows-31j"),
            entry("shift_jis", "windows-31j"),
            entry("sjis", "windows-31j"),
            entry("tis-620", "x-windows-874"),
            entry("unicode-1-1-utf-8", "UTF-8"),
            entry("utf8", "UTF-8"),
            entry("utf-8mb4", "UTF-8"),
            entry("visual", "ISO-8859-8"),
            entry("x-mac-roman", "x-MacRoman"),
            entry("x-sjis", "windows-31j"),
            entry("x-user-defined", "windows-1252"),
            entry("x-windows-1251", "windows-1251"));

    private Charsets() {}

    static String decode(byte[] bytes, String label) {
        var name = label.strip().toLowerCase(Locale.ROOT);
        var text =
                switch (name) {
                    case "utf-7", "unicode-1-1-utf-7", "csunicode11utf7" -> Utf7.decode(bytes);
                    case "hz-gb-2312", "hz" -> new String(HzGb2312.toGb2312(bytes), Charset.forName("GB18030"));
                    default ->
                        named(name).map(charset -> decode(bytes, charset)).orElseGet(() -> guess(bytes));
                };
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** What a part without a label says. */
    static String guess(byte[] bytes) {
        return guess(bytes, "");
    }

    /** UTF-8 when it is that without a mistake, else the given charset, and without one that in which it makes the most sense. */
    static String guess(byte[] bytes, String otherwise) {
        if (isAscii(bytes)) {
            return new String(bytes, CharsetGuess.escaped(bytes).orElse(ISO_8859_1));
        }
        return utf8(bytes).orElseGet(() -> {
            var charset = named(otherwise.strip().toLowerCase(Locale.ROOT))
                    .filter(named -> !named.equals(UTF_8) && !named.equals(US_ASCII));
            return new String(bytes, charset.orElseGet(() -> CharsetGuess.of(bytes)));
        });
    }

    /** What raw 8-bit characters beside that text are, when they are not UTF-8. */
    static String beside(byte[] bytes) {
        return isAscii(bytes) || utf8(bytes).isPresent()
                ? ""
                : CharsetGuess.of(bytes).name();
    }

    /** As its label says, unless something else is much likelier. */
    private static String decode(byte[] bytes, Charset charset) {
        // Eight-bit mail labelled as ASCII is what programs send that know of no other charset.
        if (charset.equals(US_ASCII)) {
            return guess(bytes);
        }
        if (isAscii(bytes)) {
            return new String(bytes, CharsetGuess.escaped(bytes).orElse(charset));
        }
        if (charset.equals(WINDOWS_1252)) {
            return utf8(bytes).orElseGet(() -> new String(bytes, CharsetGuess.against(bytes)));
        }
        var text = new String(bytes, charset);
        return text.indexOf(UNKNOWN) < 0 || (charset.equals(UTF_8) && isMostly(text)) ? text : better(text, bytes);
    }

    private static String better(String text, byte[] bytes) {
        var guess = guess(bytes);
        return guess.indexOf(UNKNOWN) < 0 ? guess : text;
    }

    /** Two bytes that are a character are an accident where most are none. */
    private static boolean isMostly(String utf8) {
        var telling = utf8.chars().filter(c -> c >= 0x80).count();
        return utf8.chars().filter(c -> c == UNKNOWN).count() * 2 <= telling;
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Whether it says the same in every charset, which escapes do not. */
    static boolean isAscii(String text) {
        for (var at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 0x80 || text.charAt(at) == 0x1B) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(byte[] bytes) {
        for (var b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Charset> named(String name) {
        var meant = MEANT.getOrDefault(name, name);
        return lookUp(meant).or(() -> lookUp(meant.replace("cp-", "ibm").replace('_', '-')));
    }

    private static Optional<Charset> lookUp(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}

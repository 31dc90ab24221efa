package io.muara.email.reading;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/** In which charset bytes that are not UTF-8 make the most sense: the one in which what they say is likeliest to be written. */
final class CharsetGuess {

    /** So much tells as well as all. */
    private static final int SAMPLE = 4_096;

    private static final Charset USUAL = Charset.forName("windows-1252");
    private static final Charset JAPANESE = Charset.forName("x-windows-50221");
    private static final Charset KOREAN = Charset.forName("ISO-2022-KR");
    /** What speaks against every other charset, so that a single letter is not enough. */
    private static final double UNUSUAL = -2.5;

    /** What speaks against a charset that the same is written in more seldom. */
    private static final double SECOND = -2;

    /** Bytes that are not ASCII: below so many a label is believed. */
    private static final int FEW = 8;

    private static final double PUNCTUATION = Math.log(0.01);
    private static final double SYMBOL = Math.log(1e-5);
    private static final double IMPOSSIBLE = Math.log(1e-8);
    private static final double MIXED_WORD = Math.log(0.02);
    private static final double CAPITAL_WITHIN = Math.log(0.02);

    private static final String COMMON_PUNCTUATION = "\u00A0‘’“”–—…•«»„°·€¿¡";
    private static final String COMMON_WIDE = "，。、：；？！（）「」《》【】～・ー　";

    private static final byte ESCAPE = 0x1B;

    private CharsetGuess() {}

    static Charset of(byte[] bytes) {
        return of(sample(bytes), UNUSUAL);
    }

    /** Of bytes that are called windows-1252, as they are by programs that know of no other: they are that if they may well be. */
    static Charset against(byte[] bytes) {
        var sample = sample(bytes);
        var telling = 0;
        for (var b : sample) {
            telling += b < 0 ? 1 : 0;
        }
        return telling < FEW ? USUAL : of(sample, UNUSUAL - telling);
    }

    private static Charset of(byte[] sample, double unusual) {
        var best = Double.NEGATIVE_INFINITY;
        var found = USUAL;
        for (var orthography : Orthography.ALL) {
            for (var charset : orthography.charsets()) {
                var score = score(sample, orthography, charset)
                        + (charset.equals(USUAL) ? 0 : unusual)
                        + (charset.equals(orthography.charsets().getFirst()) ? 0 : SECOND);
                if (score > best) {
                    best = score;
                    found = charset;
                }
            }
        }
        return found;
    }

    /** Of bytes below 128, which switch charsets by escapes (ISO 2022). */
    static Optional<Charset> escaped(byte[] bytes) {
        for (var i = 0; i + 3 < bytes.length; i++) {
            if (bytes[i] == ESCAPE && bytes[i + 1] == '$') {
                return switch (bytes[i + 2]) {
                    case 'B', '@' -> Optional.of(JAPANESE);
                    case ')' -> bytes[i + 3] == 'C' ? Optional.of(KOREAN) : Optional.empty();
                    default -> Optional.empty();
                };
            }
        }
        return Optional.empty();
    }

    /** From the first byte that tells anything, but for what belongs before it. */
    private static byte[] sample(byte[] bytes) {
        var first = 0;
        while (first < bytes.length - 1 && bytes[first] >= 0) {
            first++;
        }
        var from = Math.max(0, first - 1);
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + SAMPLE));
    }

    private static double score(byte[] bytes, Orthography orthography, Charset charset) {
        var score = 0.0;
        var before = 0;
        var text = new String(bytes, charset);
        for (var at = 0; at < text.length(); at += Character.charCount(before)) {
            var c = text.codePointAt(at);
            if (c >= 0x80) {
                score += likelihood(c, orthography);
            }
            score += beside(before, c, orthography.kind());
            before = c;
        }
        return score;
    }

    private static double likelihood(int c, Orthography orthography) {
        if (COMMON_PUNCTUATION.indexOf(c) >= 0
                || (orthography.kind() == Orthography.Kind.IDEOGRAPHS && COMMON_WIDE.indexOf(c) >= 0)) {
            return PUNCTUATION;
        }
        if (Character.isISOControl(c) || c == 0xFFFD || Character.getType(c) == Character.PRIVATE_USE) {
            return IMPOSSIBLE;
        }
        return isLetter(c) ? orthography.likelihood(c) : SYMBOL;
    }

    /** What two characters that follow each other say of the charset. */
    private static double beside(int first, int second, Orthography.Kind kind) {
        if (!isLetter(first) || !isLetter(second) || kind == Orthography.Kind.IDEOGRAPHS) {
            return 0;
        }
        var foreign = (first >= 0x80 ? 1 : 0) + (second >= 0x80 ? 1 : 0);
        var mixed = kind == Orthography.Kind.LATIN ? foreign == 2 : foreign == 1;
        var capital = Character.isLowerCase(first) && Character.isUpperCase(second) && foreign > 0;
        return (mixed ? MIXED_WORD : 0) + (capital ? CAPITAL_WITHIN : 0);
    }

    /** Marks above and below letters are part of them. */
    private static boolean isLetter(int c) {
        return Character.isLetter(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }
}

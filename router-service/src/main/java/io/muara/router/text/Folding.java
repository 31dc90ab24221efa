package io.muara.router.text;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** Makes one of all the ways to write the same letters: case, diacritics, fancy alphabets, skin tones. */
final class Folding {

    /** So much longer can a text become, see {@link ASCIIFoldingFilter#foldToASCII}. */
    private static final int GROWTH = 4;

    private Folding() {}

    static String fold(String written) {
        if (isPlain(written)) {
            return written;
        }
        var lower = Normalizer.normalize(written, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var kept = lower.codePoints()
                .filter(c -> !isDropped(c))
                .mapToObj(Character::toString)
                .collect(joining());
        var from = kept.toCharArray();
        var to = new char[from.length * GROWTH];
        var folded = new String(to, 0, ASCIIFoldingFilter.foldToASCII(from, 0, to, 0, from.length));
        return folded.isEmpty() ? written : folded;
    }

    private static boolean isPlain(String written) {
        for (var i = 0; i < written.length(); i++) {
            var c = written.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDropped(int c) {
        return switch (c) {
            case '\'', '\u2019', '`', '\u20E3' -> true;
            default ->
                (c >= '\u0300' && c <= '\u036F')
                        || (c >= '\uFE00' && c <= '\uFE0F')
                        || (c >= 0x1F3FB && c <= 0x1F3FF)
                        || (Character.getType(c) == Character.FORMAT && c != 0x200D);
        };
    }
}

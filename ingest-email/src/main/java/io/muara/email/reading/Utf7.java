package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RFC 2152, which Java does not speak: UTF-16 in base64 between a plus and a minus. */
final class Utf7 {

    private static final Pattern SHIFTED = Pattern.compile("\\+([A-Za-z0-9+/]*)-?");

    private Utf7() {}

    static String decode(byte[] bytes) {
        return SHIFTED.matcher(new String(bytes, ISO_8859_1))
                .replaceAll(shifted -> Matcher.quoteReplacement(characters(shifted.group(1))));
    }

    private static String characters(String base64) {
        if (base64.isEmpty()) {
            return "+";
        }
        var bytes = TransferEncoding.base64(base64.getBytes(ISO_8859_1));
        // The last bits may be padding that is no whole character.
        return new String(bytes, 0, bytes.length / 2 * 2, UTF_16BE);
    }
}

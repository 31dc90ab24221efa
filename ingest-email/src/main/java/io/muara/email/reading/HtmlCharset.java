package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.regex.Pattern;

/** The charset that a page names in its head: used only where the mail names none, because the mail wins. */
final class HtmlCharset {

    private static final int HEAD = 2_048;
    private static final Pattern META = Pattern.compile("(?i)<meta[^>]+charset\\s*=\\s*[\"']?\\s*([\\w:.-]+)");

    private HtmlCharset() {}

    static String declaredIn(byte[] html) {
        var head = new String(html, 0, Math.min(html.length, HEAD), ISO_8859_1);
        var meta = META.matcher(head);
        var declared = meta.find() ? meta.group(1) : "";
        // Bytes that could be searched for ASCII are not UTF-16, whatever the page says.
        return declared.toLowerCase(Locale.ROOT).startsWith("utf-16") ? "" : declared;
    }
}

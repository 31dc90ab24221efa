package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.regex.Pattern;

/** The boundary of a multipart whose header names none that a parser could read. */
final class Boundary {

    private static final Pattern NAMED = Pattern.compile("(?i)boundary\\s*=\\s*\"?([^\"\\s;]{1,200})");
    /** A first line of dashes and something that a header follows. */
    private static final Pattern SEEN =
            Pattern.compile("\\A\\s*--([^\\s\"]{1,200})[ \\t]*\\r?\\n(?=Content-|\\r?\\n)", Pattern.CASE_INSENSITIVE);

    private Boundary() {}

    static Optional<String> find(String contentType, byte[] body) {
        var named = NAMED.matcher(contentType);
        if (named.find()) {
            return Optional.of(named.group(1));
        }
        var seen = SEEN.matcher(new String(body, 0, Math.min(body.length, 1_000), ISO_8859_1));
        return seen.find() ? Optional.of(seen.group(1)) : Optional.empty();
    }
}

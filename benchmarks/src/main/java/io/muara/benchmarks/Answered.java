package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;

/**
 * How far an HTTP/1.1 answer has come, as much as a caller must know of it.
 *
 * @param status 0 as long as the answer is not whole
 */
record Answered(int status) {

    private static final Answered NOT_YET = new Answered(0);
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";
    private static final String LAST_CHUNK = "0\r\n\r\n";
    private static final int STATUS_FROM = "HTTP/1.1 ".length();

    boolean isWhole() {
        return status > 0;
    }

    /** @param read how many of the bytes are the answer's so far */
    static Answered in(byte[] bytes, int read) {
        var text = new String(bytes, 0, read, ISO_8859_1);
        var end = text.indexOf(END_OF_HEAD);
        if (end < 0 || !isWhole(text.substring(0, end).toLowerCase(Locale.ROOT), text.substring(end + 4))) {
            return NOT_YET;
        }
        return new Answered(Integer.parseInt(text, STATUS_FROM, STATUS_FROM + 3, 10));
    }

    private static boolean isWhole(String head, String body) {
        if (head.contains(CHUNKED)) {
            return body.endsWith(LAST_CHUNK);
        }
        var length = head.indexOf(LENGTH);
        return length < 0 || body.length() >= number(head, length + LENGTH.length());
    }

    private static int number(String head, int from) {
        var line = head.indexOf("\r\n", from);
        return Integer.parseInt(
                head.substring(from, line < 0 ? head.length() : line).strip());
    }
}

package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** What some programs leave before the first header. */
final class RawMail {

    private RawMail() {}

    /** Where the mail begins: after a byte order mark, empty lines and the line with which an mbox file starts a mail. */
    static int start(byte[] raw) {
        var start = startsWith(raw, 0, "\u00EF\u00BB\u00BF") ? 3 : 0;
        start = afterLineEnds(raw, start);
        if (startsWith(raw, start, "From ") || startsWith(raw, start, ">From ")) {
            start = afterLineEnds(raw, lineEnd(raw, start));
        }
        return start;
    }

    /** What stands below the first empty line; nothing where there is none. */
    static byte[] body(byte[] raw) {
        for (var at = lineEnd(raw, start(raw)); at < raw.length; at = lineEnd(raw, at + 1)) {
            var next = at + 1 < raw.length && raw[at + 1] == '\r' ? at + 2 : at + 1;
            if (next < raw.length && raw[next] == '\n') {
                return Arrays.copyOfRange(raw, next + 1, raw.length);
            }
        }
        return new byte[0];
    }

    /** Old programs end lines with a lone CR, which no parser takes for one. */
    static byte[] withLineFeeds(byte[] raw) {
        for (var b : raw) {
            if (b == '\n') {
                return raw;
            }
        }
        var lines = raw.clone();
        for (var i = 0; i < lines.length; i++) {
            if (lines[i] == '\r') {
                lines[i] = '\n';
            }
        }
        return lines;
    }

    private static int lineEnd(byte[] raw, int from) {
        var at = from;
        while (at < raw.length && raw[at] != '\n') {
            at++;
        }
        return at;
    }

    private static int afterLineEnds(byte[] raw, int from) {
        var at = from;
        while (at < raw.length && (raw[at] == '\n' || raw[at] == '\r')) {
            at++;
        }
        return at;
    }

    private static boolean startsWith(byte[] raw, int from, String wanted) {
        var bytes = wanted.getBytes(ISO_8859_1);
        if (raw.length - from < bytes.length) {
            return false;
        }
        for (var i = 0; i < bytes.length; i++) {
            if (raw[from + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}

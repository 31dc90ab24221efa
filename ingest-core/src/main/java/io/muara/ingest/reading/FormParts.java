package io.muara.ingest.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A {@code multipart/form-data} body (RFC 7578; RFC 2046, section 5.1), read part by part while it comes, so that no more than
 * a buffer of it is ever held. For one thread.
 */
public final class FormParts {

    private static final Pattern BOUNDARY = Pattern.compile(
            "(?i)multipart/form-data\\s*;.*?\\bboundary=(?:\"([^\"]{1,70})\"|([^\\s\";,]{1,70}))\\s*(?:;.*)?");

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_HEAD = 8 * 1024;

    private final InputStream body;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    /** Up to here the buffer holds what belongs to the part. */
    private int own;
    /** Whether a delimiter follows what belongs to the part. */
    private boolean delimited;

    /** @param boundary as {@link #boundary} gives it */
    public FormParts(InputStream body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(UTF_8);
        // The line end that every other delimiter begins with, so that the first one is found like them.
        buffer[0] = '\r';
        buffer[1] = '\n';
        end = 2;
    }

    /** What parts its parts; empty when it is none. */
    public static Optional<String> boundary(String contentType) {
        var matcher = BOUNDARY.matcher(contentType.strip());
        return matcher.matches()
                ? Optional.ofNullable(matcher.group(1)).or(() -> Optional.ofNullable(matcher.group(2)))
                : Optional.empty();
    }

    /**
     * The next part, whose bytes must be read before the one after it is asked for: what is left of them then is skipped.
     *
     * @return empty after the last, when the body was read to its end
     * @throws Malformed when it is not what the RFC says
     */
    public Optional<FormPart> next() throws IOException {
        while (findOwn()) {
            at = own;
        }
        at += delimiter.length;
        delimited = false;
        own = at;
        if (isLast()) {
            drain();
            return Optional.empty();
        }
        return Optional.of(FormPart.of(head(), new Bytes()));
    }

    /** What comes after the last part means nothing. */
    private void drain() throws IOException {
        at = 0;
        end = 0;
        while (body.read(buffer) >= 0) {
            // Read so that the connection can be used again.
        }
    }

    private boolean isLast() throws IOException {
        if (peek(0) == '-' && peek(1) == '-') {
            return true;
        }
        while (peek(0) == ' ' || peek(0) == '\t') {
            at++;
        }
        if (peek(0) != '\r' || peek(1) != '\n') {
            throw new Malformed("a boundary is followed by something that is no line end");
        }
        at += 2;
        return false;
    }

    private String head() throws IOException {
        var head = new ByteArrayOutputStream();
        for (var line = line(); !line.isEmpty(); line = line()) {
            head.writeBytes((line + "\n").getBytes(UTF_8));
            if (head.size() > LONGEST_HEAD) {
                throw new Malformed("the headers of a part are longer than %d bytes".formatted(LONGEST_HEAD));
            }
        }
        own = at;
        return head.toString(UTF_8);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        while (peek(0) != '\r' || peek(1) != '\n') {
            line.write(buffer[at++]);
            if (line.size() > LONGEST_HEAD) {
                throw new Malformed("the headers of a part are longer than %d bytes".formatted(LONGEST_HEAD));
            }
        }
        at += 2;
        return line.toString(UTF_8);
    }

    private byte peek(int ahead) throws IOException {
        while (at + ahead >= end) {
            more();
        }
        return buffer[at + ahead];
    }

    /** Whether the part has bytes that were not read yet; then they lie from {@code at} to {@code own}. */
    private boolean findOwn() throws IOException {
        while (at >= own && !delimited) {
            look();
            if (at >= own && !delimited) {
                more();
            }
        }
        return at < own;
    }

    private void look() {
        for (int i = at; i + delimiter.length <= end; i++) {
            if (buffer[i] == '\r' && isDelimiter(i)) {
                own = i;
                delimited = true;
                return;
            }
        }
        // The last bytes may be the beginning of a delimiter.
        own = Math.max(at, end - delimiter.length + 1);
    }

    private boolean isDelimiter(int from) {
        for (int i = 1; i < delimiter.length; i++) {
            if (buffer[from + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    private void more() throws IOException {
        if (at > 0) {
            System.arraycopy(buffer, at, buffer, 0, end - at);
            own -= at;
            end -= at;
            at = 0;
        }
        var read = body.read(buffer, end, buffer.length - end);
        if (read < 0) {
            throw new Malformed("it ends before its closing boundary");
        }
        end += read;
    }

    /** It is not a form; the message says what is wrong with it, and nothing of what it holds. */
    public static final class Malformed extends IOException {

        Malformed(String what) {
            super(what);
        }
    }

    /** The bytes of the part that was given last. */
    private final class Bytes extends InputStream {

        @Override
        public int read() throws IOException {
            return findOwn() ? buffer[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!findOwn()) {
                return -1;
            }
            var read = Math.min(length, own - at);
            System.arraycopy(buffer, at, into, offset, read);
            at += read;
            return read;
        }
    }
}

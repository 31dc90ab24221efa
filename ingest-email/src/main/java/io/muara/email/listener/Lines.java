package io.muara.email.listener;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** What a client sends: commands, and mails with a further dot before every line that begins with one (RFC 5321, 4.5.2). */
final class Lines {

    /** RFC 5321, 4.5.3.1.4 asks for 512 bytes, and extensions for more. */
    private static final int LONGEST_COMMAND = 4_096;

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in, BUFFER);
    }

    /** Whether the client has sent more already, without waiting for an answer (RFC 2920). */
    boolean hasMore() throws IOException {
        return in.available() > 0;
    }

    /** @throws CommandTooLong when the line does not end in time: nobody knows then what follows */
    String command() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = next(); next != '\n'; next = next()) {
            if (line.size() == LONGEST_COMMAND) {
                throw new CommandTooLong();
            }
            line.write(next);
        }
        return line.toString(UTF_8).stripTrailing();
    }

    /**
     * Reads a mail to its end, also one that is too large, so that the next command is found. Only a dot between two CRLF ends it:
     * whoever takes a bare LF for the end of a line can be talked into taking one mail for two.
     */
    void mail(Body body) throws IOException {
        var lineBegins = true;
        var afterReturn = false;
        while (true) {
            var next = next();
            if (lineBegins && next == '.') {
                next = next();
                if (next == '\r') {
                    next = next();
                    if (next == '\n') {
                        return;
                    }
                    body.add('\r');
                }
            }
            body.add(next);
            lineBegins = afterReturn && next == '\n';
            afterReturn = next == '\r';
        }
    }

    private int next() throws IOException {
        var next = in.read();
        if (next < 0) {
            throw new EOFException("the client has hung up");
        }
        return next;
    }

    static final class CommandTooLong extends IOException {

        CommandTooLong() {
            super("a command of more than %d bytes".formatted(LONGEST_COMMAND));
        }
    }
}

package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.muara.email.reading.Part.Header;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/** Splits raw mail into its parts. Mails within mails stay whole: they are attachments. */
final class Parts {

    private static final int MOST_PARTS = 500;
    private static final int DEEPEST = 40;
    private static final int MOST_HEADERS = 2_000;
    private static final int LONGEST_HEADER = 512 * 1024;
    private static final int MOST_HEADER_BYTES = 2 * 1024 * 1024;
    private static final MimeConfig LENIENT = new MimeConfig.Builder()
            .setMaxLineLen(-1)
            .setMaxHeaderCount(MOST_HEADERS)
            .setMaxHeaderLen(LONGEST_HEADER)
            .setMaxContentLen(-1)
            .build();
    private static final Pattern MEDIA_TYPE = Pattern.compile("\\s*([\\w.+-]+/[\\w.+-]+)");
    private static final Pattern FOLD = Pattern.compile("[\\r\\n]+|\0");

    private final MimeTokenStream stream = new MimeTokenStream(LENIENT);
    private int count;
    private int headerBytes;

    private Parts(int count, int headerBytes) {
        this.count = count;
        this.headerBytes = headerBytes;
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    }

    static Part of(byte[] raw) throws IOException, MimeException {
        var parts = new Parts(0, 0);
        var start = RawMail.start(raw);
        parts.stream.parse(new ByteArrayInputStream(raw, start, raw.length - start));
        return parts.next(EntityState.T_END_MESSAGE, "text/plain", 0);
    }

    /** Reads one entity, header and body, up to and with the event that ends it. */
    private Part next(EntityState end, String defaultType, int depth) throws IOException, MimeException {
        if (++count > MOST_PARTS) {
            throw new TooMuch("the mail has more than %d parts".formatted(MOST_PARTS));
        }
        if (depth > DEEPEST) {
            throw new TooMuch("the mail's parts lie more than %d deep in each other".formatted(DEEPEST));
        }
        var headers = new ArrayList<Header>();
        Part part = null;
        for (var state = stream.getState();
                state != end && state != EntityState.T_END_OF_STREAM;
                state = stream.next()) {
            switch (state) {
                case T_FIELD -> headers.add(header(stream.getField()));
                case T_START_MULTIPART -> part = multipart(headers, depth);
                case T_BODY -> part = leaf(headers, defaultType, body(), depth);
                default -> {}
            }
        }
        return part == null ? leaf(headers, defaultType, new byte[0], depth) : part;
    }

    private Part multipart(List<Header> headers, int depth) throws IOException, MimeException {
        var type = stream.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
        var childType = type.equals("multipart/digest") ? "message/rfc822" : "text/plain";
        var children = new ArrayList<Part>();
        var preamble = new byte[0];
        for (var state = stream.next(); state != EntityState.T_END_MULTIPART; state = stream.next()) {
            switch (state) {
                case T_PREAMBLE -> preamble = body();
                case T_START_BODYPART -> children.add(next(EntityState.T_END_BODYPART, childType, depth + 1));
                default -> {}
            }
        }
        // A multipart whose boundary never appears is what its sender wrote before it: text.
        return children.isEmpty()
                ? new Part(headers, "text/plain", parameters(headers), children, decoded(headers, preamble))
                : new Part(headers, type, parameters(headers), children, preamble);
    }

    private Part leaf(List<Header> headers, String defaultType, byte[] body, int depth)
            throws IOException, MimeException {
        var type = type(headers, defaultType);
        if (!type.startsWith("multipart/")) {
            return unwrapped(new Part(headers, type, parameters(headers), List.of(), decoded(headers, body)), depth);
        }
        // mime4j takes a multipart without a readable boundary for a leaf.
        var boundary = Boundary.find(String.valueOf(value(headers, "content-type")), body);
        if (boundary.isEmpty()) {
            return new Part(headers, "text/plain", parameters(headers), List.of(), decoded(headers, body));
        }
        var inner = new Parts(count, headerBytes);
        inner.stream.parseHeadless(
                new ByteArrayInputStream(body), "%s; boundary=\"%s\"".formatted(type, boundary.get()));
        while (inner.stream.getState() != EntityState.T_START_MULTIPART) {
            inner.stream.next();
        }
        var part = inner.multipart(headers, depth);
        count = inner.count;
        headerBytes = inner.headerBytes;
        return part;
    }

    /** What is signed as a whole is read, and the signed whole kept beside it as a file. */
    private Part unwrapped(Part part, int depth) throws IOException, MimeException {
        var content = Protections.isCms(part) ? SignedContent.in(part.body()) : Optional.<byte[]>empty();
        if (content.isEmpty()) {
            return part;
        }
        var inner = new Parts(count, headerBytes);
        inner.stream.parse(new ByteArrayInputStream(content.get()));
        var read = inner.next(EntityState.T_END_MESSAGE, "text/plain", depth + 1);
        count = inner.count;
        headerBytes = inner.headerBytes;
        return new Part(part.headers(), "multipart/mixed", part.type(), List.of(read, part), new byte[0]);
    }

    private static byte[] decoded(List<Header> headers, byte[] body) {
        var encoding = value(headers, "content-transfer-encoding");
        return TransferEncoding.decode(body, encoding == null ? "" : encoding);
    }

    private byte[] body() throws IOException {
        try (var body = stream.getInputStream()) {
            return body.readAllBytes();
        }
    }

    private static String type(List<Header> headers, String defaultType) {
        var written = value(headers, "content-type");
        if (written == null) {
            return defaultType;
        }
        var type = MEDIA_TYPE.matcher(written);
        if (!type.lookingAt()) {
            return "text/plain";
        }
        return type.group(1).toLowerCase(Locale.ROOT);
    }

    private static Parameters parameters(List<Header> headers) {
        var written = value(headers, "content-type");
        return written == null ? Parameters.NONE : Parameters.parse(written);
    }

    private static @Nullable String value(List<Header> headers, String name) {
        for (var header : headers) {
            if (header.name().equals(name)) {
                return header.value();
            }
        }
        return null;
    }

    private Header header(Field field) {
        var raw = field.getRaw();
        var line = raw == null ? field.getName() + ":" + field.getBody() : new String(raw.toByteArray(), ISO_8859_1);
        headerBytes += line.length();
        if (headerBytes > MOST_HEADER_BYTES) {
            throw new TooMuch("the mail's headers take more than %d bytes".formatted(MOST_HEADER_BYTES));
        }
        var value = line.substring(line.indexOf(':') + 1);
        return new Header(
                field.getName().strip().toLowerCase(Locale.ROOT),
                FOLD.matcher(value).replaceAll("").strip());
    }
}

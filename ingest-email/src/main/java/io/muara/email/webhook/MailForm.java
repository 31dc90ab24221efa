package io.muara.email.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Sha256;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.reading.FormPart;
import io.muara.ingest.reading.FormParts;
import io.muara.ingest.reading.UnreadableElement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A form whose fields are bytes, because each may be text of another charset, or a whole mail. */
record MailForm(List<Field> fields) {

    MailForm {
        fields = List.copyOf(fields);
    }

    /** @param fileName present for what was sent as a file */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Field(String name, Optional<String> fileName, Optional<String> mediaType, byte[] bytes) {}

    /** @throws UnreadableElement when the body is no form */
    static MailForm of(WebhookCall call) {
        var type = call.header("content-type").orElse("");
        var boundary = FormParts.boundary(type);
        if (boundary.isPresent()) {
            return new MailForm(parts(call.body(), boundary.get()));
        }
        if (type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            return new MailForm(encoded(call.body()));
        }
        throw new UnreadableElement("it is no form");
    }

    boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name.equals(name));
    }

    /** The first field of that name; empty when there is none or it is empty. */
    Optional<byte[]> bytes(String name) {
        return fields.stream()
                .filter(field -> field.name.equals(name))
                .map(Field::bytes)
                .findFirst()
                .filter(bytes -> bytes.length > 0);
    }

    /** The same as UTF-8. */
    Optional<String> text(String name) {
        return bytes(name).map(bytes -> new String(bytes, UTF_8));
    }

    Stream<Field> files() {
        return fields.stream().filter(field -> field.fileName.isPresent());
    }

    /** The same for the same fields, however they were sent; those of these names aside. */
    String digest(Set<String> aside) {
        var digest = Sha256.digest();
        for (var field : fields) {
            if (aside.contains(field.name)) {
                continue;
            }
            var name = field.name.getBytes(UTF_8);
            digest.update(ByteBuffer.allocate(2 * Integer.BYTES)
                    .putInt(name.length)
                    .putInt(field.bytes.length)
                    .flip());
            digest.update(name);
            digest.update(field.bytes);
        }
        return Sha256.hex(digest);
    }

    private static List<Field> parts(byte[] body, String boundary) {
        try {
            var parts = new FormParts(new ByteArrayInputStream(body), boundary);
            var fields = new ArrayList<Field>();
            for (var part = parts.next(); part.isPresent(); part = parts.next()) {
                fields.add(field(part.get()));
            }
            return fields;
        } catch (IOException e) {
            throw new UnreadableElement("it is no form: " + e.getMessage());
        }
    }

    private static Field field(FormPart part) throws IOException {
        return new Field(
                part.name(), part.fileName(), part.mediaType(), part.bytes().readAllBytes());
    }

    private static List<Field> encoded(byte[] body) {
        var fields = new ArrayList<Field>();
        for (var start = 0; start < body.length; ) {
            var end = indexOf(body, '&', start, body.length);
            var equals = indexOf(body, '=', start, end);
            var name = new String(decoded(body, start, equals), UTF_8);
            fields.add(
                    new Field(name, Optional.empty(), Optional.empty(), decoded(body, Math.min(equals + 1, end), end)));
            start = end + 1;
        }
        return fields;
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int end) {
        var at = from;
        while (at < end && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    /** By the rules of the URL Standard, section 5.1, so that nothing is ever malformed. */
    private static byte[] decoded(byte[] bytes, int from, int end) {
        var decoded = new ByteArrayOutputStream(end - from);
        for (var at = from; at < end; at++) {
            if (bytes[at] == '%' && at + 2 < end && isHex(bytes[at + 1]) && isHex(bytes[at + 2])) {
                decoded.write(HexFormat.fromHexDigit(bytes[at + 1]) << 4 | HexFormat.fromHexDigit(bytes[at + 2]));
                at += 2;
            } else {
                decoded.write(bytes[at] == '+' ? ' ' : bytes[at]);
            }
        }
        return decoded.toByteArray();
    }

    private static boolean isHex(byte digit) {
        return digit > 0 && HexFormat.isHexDigit(digit);
    }
}

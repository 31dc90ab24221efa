package io.muara.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.muara.contracts.Sha256;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** The files that were handed to the fake of Meta's Graph API, by media id. */
final class FakeGraphFiles {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
    private static final Pattern NAME = Pattern.compile("[;\\s]name=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?i)content-type:\\s*([^\\r\\n]+)");

    private final Map<String, Held> byId = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong(650_000);

    String hold(String mediaType, byte[] bytes) {
        var id = Long.toString(number.incrementAndGet());
        byId.put(id, new Held(mediaType, bytes));
        return id;
    }

    Optional<Held> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Takes a multipart upload; empty when it is not what Meta wants. */
    Optional<String> take(String contentType, byte[] body) {
        var boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            return Optional.empty();
        }
        var product = "";
        Optional<String> taken = Optional.empty();
        for (var part : new String(body, ISO_8859_1).split(Pattern.quote("--" + boundary.group(1)), -1)) {
            var end = part.indexOf("\r\n\r\n");
            var name = end < 0 ? "" : first(NAME, part.substring(0, end));
            if (name.equals("messaging_product")) {
                product = content(part, end);
            } else if (name.equals("file")) {
                var type = first(TYPE, part.substring(0, end));
                taken = Optional.of(hold(type, content(part, end).getBytes(ISO_8859_1)));
            }
        }
        return product.equals("whatsapp") ? taken : Optional.empty();
    }

    private static String content(String part, int end) {
        return part.substring(end + 4, part.length() - 2);
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? found.group(1).strip() : "";
    }

    /** A file. */
    @SuppressWarnings("ArrayRecordComponent") // handed on as they are
    record Held(String mediaType, byte[] bytes) {

        /** In lower-case hex, as Meta tells it with a file's address. */
        String sha256() {
            return Sha256.hex(bytes);
        }
    }
}

package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.muara.ingest.reading.Clean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Headers as a person reads them, in the order of the mail. */
public record MailHeaders(List<Field> fields) {

    private static final int LONGEST = 4_000;
    private static final int MOST_BLOCKS = 100;
    private static final int LONGEST_REPORT = 256 * 1024;

    public MailHeaders {
        fields = List.copyOf(fields);
    }

    /**
     * @param name in lower case
     * @param value in one line, encoded words undone
     */
    public record Field(String name, String value) {}

    /** @param charset what raw 8-bit characters are when they are not UTF-8 */
    static MailHeaders of(Part part, String charset) {
        return new MailHeaders(part.headers().stream()
                .map(header -> new Field(header.name(), Clean.line(header.text(charset), LONGEST)))
                .toList());
    }

    /** Of bytes that are headers in blocks with an empty line between them, as reports are. */
    public static List<MailHeaders> blocks(byte[] bytes) {
        var blocks = new ArrayList<MailHeaders>();
        var beginning = new String(bytes, 0, Math.min(bytes.length, LONGEST_REPORT), ISO_8859_1);
        for (var block : Clean.text(beginning).split("\n[ \t]*\n+", MOST_BLOCKS)) {
            var fields = fields(block);
            if (!fields.isEmpty()) {
                blocks.add(new MailHeaders(fields));
            }
        }
        return blocks;
    }

    private static List<Field> fields(String block) {
        var fields = new ArrayList<Field>();
        for (var line : block.replaceAll("\n[ \t]+", " ").lines().toList()) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                var name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                fields.add(new Field(name, Clean.line(EncodedWords.decode(line.substring(colon + 1), ""), LONGEST)));
            }
        }
        return fields;
    }

    public Optional<String> first(String name) {
        return all(name).findFirst();
    }

    public Stream<String> all(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).map(Field::value);
    }

    public boolean has(String name) {
        return all(name).findAny().isPresent();
    }
}

package io.muara.email.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.muara.email.reading.MailHeaders.Field;
import io.muara.email.trust.SenderCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All headers of a mail in their order: first those of the provider that took it, then what the sender wrote. */
record TakenHeaders(List<Field> fields) {

    private static final int MOST_BYTES = 256 * 1024;
    private static final Pattern FOLD = Pattern.compile("\\n[ \\t]++(?=[^ \\t\\n])");
    private static final Pattern LINE = Pattern.compile("([!-9;-~]+):([^\\r\\x00]*)");

    TakenHeaders {
        fields = List.copyOf(fields);
    }

    /**
     * Of a raw mail; none where a line is odd in any way. What one program reads differently from another is how a sender would show a
     * signature to one of them alone.
     */
    static TakenHeaders of(byte[] raw) {
        var head = new String(raw, 0, Math.min(raw.length, MOST_BYTES), ISO_8859_1).replace("\r\n", "\n");
        var end = head.indexOf("\n\n");
        var fields = new ArrayList<Field>();
        for (var line : FOLD.matcher(head.substring(0, Math.max(0, end)))
                .replaceAll(" ")
                .split("\n", -1)) {
            var parsed = LINE.matcher(line);
            if (!parsed.matches()) {
                return new TakenHeaders(List.of());
            }
            fields.add(field(parsed.group(1), parsed.group(2)));
        }
        return new TakenHeaders(fields);
    }

    static Field field(String name, String value) {
        return new Field(name.toLowerCase(Locale.ROOT), value);
    }

    /** Those down to the first of that name; none where it is missing, or the mail came from elsewhere before it was written. */
    TakenHeaders ownDownTo(String name) {
        for (var i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            if (field.name().equals(name)) {
                return new TakenHeaders(fields.subList(0, i + 1));
            }
            if (field.name().equals("received")
                    && field.value().strip().toLowerCase(Locale.ROOT).startsWith("from ")) {
                break;
            }
        }
        return new TakenHeaders(List.of());
    }

    Optional<String> first(String name) {
        return all(name).findFirst();
    }

    /**
     * The domain that every DKIM signature of the mail names; empty text where there are several, because then nobody knows of which
     * one a provider speaks.
     */
    String signer() {
        var domains = all("dkim-signature").map(TakenHeaders::signer).distinct().toList();
        return domains.size() == 1 ? domains.getFirst() : "";
    }

    private static String signer(String signature) {
        var domains = Stream.of(signature.split(";", -1))
                .map(tag -> tag.split("=", 2))
                .filter(tag -> tag.length == 2 && tag[0].strip().equals("d"))
                .map(tag -> SenderCheck.domain(tag[1]))
                .toList();
        return domains.size() == 1 ? domains.getFirst() : "";
    }

    private Stream<String> all(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).map(Field::value);
    }
}

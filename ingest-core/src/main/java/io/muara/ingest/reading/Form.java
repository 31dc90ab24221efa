package io.muara.ingest.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An {@code application/x-www-form-urlencoded} body or a query: every value of every name, in the order they came, decoded as
 * UTF-8 by the rules of the URL Standard, section 5.1, so that nothing is ever malformed.
 *
 * @param fields by name, each with one value or more
 */
public record Form(Map<String, List<String>> fields) {

    public static Form of(byte[] encoded) {
        var fields = new LinkedHashMap<String, List<String>>();
        var start = 0;
        for (int at = 0; at <= encoded.length; at++) {
            if (at == encoded.length || encoded[at] == '&') {
                if (at > start) {
                    field(encoded, start, at, fields);
                }
                start = at + 1;
            }
        }
        return new Form(fields);
    }

    public static Form of(String query) {
        return of(query.getBytes(UTF_8));
    }

    /** The first value; empty when there is none or it is blank. */
    public Optional<String> value(String name) {
        var values = fields.get(name);
        return values == null
                ? Optional.empty()
                : Optional.of(values.getFirst()).filter(value -> !value.isBlank());
    }

    private static void field(byte[] encoded, int start, int end, Map<String, List<String>> fields) {
        var equals = start;
        while (equals < end && encoded[equals] != '=') {
            equals++;
        }
        var name = decoded(encoded, start, equals);
        var value = decoded(encoded, Math.min(equals + 1, end), end);
        fields.computeIfAbsent(name, first -> new ArrayList<>(1)).add(value);
    }

    private static String decoded(byte[] encoded, int start, int end) {
        var at = start;
        while (at < end && encoded[at] != '%' && encoded[at] != '+') {
            at++;
        }
        return at == end ? new String(encoded, start, end - start, UTF_8) : decoded(encoded, start, end, at);
    }

    /** @param escape where the first is; most names and many values have none */
    private static String decoded(byte[] encoded, int start, int end, int escape) {
        var bytes = Arrays.copyOfRange(encoded, start, end);
        var length = escape - start;
        for (int at = escape; at < end; at++) {
            var high = encoded[at] == '%' && at + 2 < end ? Character.digit(encoded[at + 1], 16) : -1;
            var low = high < 0 ? -1 : Character.digit(encoded[at + 2], 16);
            if (low >= 0) {
                bytes[length++] = (byte) (high << 4 | low);
                at += 2;
            } else {
                bytes[length++] = encoded[at] == '+' ? (byte) ' ' : encoded[at];
            }
        }
        return new String(bytes, 0, length, UTF_8);
    }
}

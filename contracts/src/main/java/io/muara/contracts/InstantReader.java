package io.muara.contracts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Instants as {@link Instant#toString} writes them are read by their places, which a general format needs many times as long for. */
final class InstantReader extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1;

    /** A digit for each 0, and else this very character. */
    private static final String FORM = "0000-00-00T00:00:00.000000000";

    private static final int WITHOUT_FRACTION = "0000-00-00T00:00:00".length();

    InstantReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        var text = parser.getText();
        if (isUsual(text)) {
            try {
                return usual(text);
            } catch (DateTimeException e) {
                // No such day or hour: who reads all forms says so best.
            }
        }
        return InstantDeserializer.INSTANT.deserialize(parser, context);
    }

    private static boolean isUsual(String text) {
        var last = text.length() - 1;
        if (last < WITHOUT_FRACTION
                || last == WITHOUT_FRACTION + 1
                || last > FORM.length()
                || text.charAt(last) != 'Z') {
            return false;
        }
        for (var i = 0; i < last; i++) {
            var c = text.charAt(i);
            if (FORM.charAt(i) == '0' ? c < '0' || c > '9' : c != FORM.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Instant usual(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        nanos(text))
                .toInstant(ZoneOffset.UTC);
    }

    private static int nanos(String text) {
        var digits = text.length() - 1 - WITHOUT_FRACTION - 1;
        var nanos = number(text, text.length() - 1 - Math.max(digits, 0), text.length() - 1);
        for (var missing = Math.max(digits, 0); missing < 9; missing++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        var number = 0;
        for (var i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}

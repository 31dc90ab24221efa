package io.muara.ticket.database;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/** Text that PostgreSQL takes: it refuses NUL, and half a surrogate pair is no character at all. */
public final class Storable {

    private static final char NUL = '\0';
    private static final int LONGEST_KEY = 1_000;

    private Storable() {}

    public static String text(String text) {
        if (text.chars().noneMatch(c -> c == NUL || Character.isSurrogate((char) c))) {
            return text;
        }
        var kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != NUL && Character.getType(c) != Character.SURROGATE)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Whether the text can be a key as it is: unchanged, and short enough for an index entry. */
    public static boolean isKey(String text) {
        return text.length() <= LONGEST_KEY && text.equals(text(text));
    }

    /** The nearest that can be a key. */
    public static String key(String text) {
        var clean = text(text);
        return clean.length() <= LONGEST_KEY ? clean : text(clean.substring(0, LONGEST_KEY));
    }

    /** A copy of the mapper that cleans every text it reads. */
    public static JsonMapper reading(JsonMapper json) {
        return json.rebuild().addModule(module()).build();
    }

    public static Module module() {
        return new SimpleModule("storable").addDeserializer(String.class, new Cleaning());
    }

    private static final class Cleaning extends StdScalarDeserializer<String> {

        Cleaning() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = StringDeserializer.instance.deserialize(parser, context);
            return text == null ? text : text(text);
        }
    }
}

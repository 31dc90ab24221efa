package io.muara.ticket.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Wire;

/** Values as the text that lies in a column or travels in an event. */
final class Json {

    /** A Kafka record ends at 1 MiB, and a character may take six bytes in JSON. */
    private static final int LONGEST = 32_768;

    private Json() {}

    static String text(Object value) {
        return new String(Wire.bytes(value), UTF_8);
    }

    static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}

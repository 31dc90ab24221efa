package io.muara.router.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Wire;

/**
 * Writes what was decided around its message as it came, which was read to be decided about but need not be written anew. So what a
 * newer writer says of a message goes on, too.
 */
final class RoutedBytes {

    private static final byte[] BEFORE = "{\"message\":".getBytes(UTF_8);

    private static final ObjectWriter DECISION = Wire.json()
            .rebuild()
            .addMixIn(RoutedMessage.class, WithoutMessage.class)
            .build()
            .writerFor(RoutedMessage.class);

    private RoutedBytes() {}

    @JsonIgnoreProperties("message")
    private interface WithoutMessage {}

    /** @param message that was read from these bytes and nothing but it */
    static byte[] of(RoutedMessage routed, byte[] message) {
        return isPlain(message) ? around(message, decision(routed)) : Wire.bytes(routed);
    }

    private static byte[] around(byte[] message, byte[] decision) {
        var bytes = new byte[BEFORE.length + message.length + decision.length];
        System.arraycopy(BEFORE, 0, bytes, 0, BEFORE.length);
        System.arraycopy(message, 0, bytes, BEFORE.length, message.length);
        System.arraycopy(decision, 0, bytes, BEFORE.length + message.length, decision.length);
        bytes[BEFORE.length + message.length] = ','; // in place of its brace
        return bytes;
    }

    /** In UTF-8 without a mark that says so, which JSON may be in, but not within other JSON. */
    private static boolean isPlain(byte[] json) {
        return json[0] == '{' && json[1] != 0;
    }

    private static byte[] decision(RoutedMessage routed) {
        try {
            return DECISION.writeValueAsBytes(routed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision cannot be written as JSON", e);
        }
    }
}

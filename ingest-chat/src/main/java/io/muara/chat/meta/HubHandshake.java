package io.muara.chat.meta;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.ingest.Handshake;
import io.muara.ingest.reading.Form;
import java.security.MessageDigest;
import java.util.Optional;

/** Meta's GET with {@code hub.*}, which asks whether an address was entered by whoever owns it. */
public final class HubHandshake {

    private HubHandshake() {}

    /** @param verifyToken of the account that is asked for; empty when there is no such account */
    public static Handshake answer(String query, Optional<String> verifyToken) {
        var asked = Form.of(query);
        var knows =
                isEqual(verifyToken.orElse(""), asked.value("hub.verify_token").orElse(""));
        if (!knows || verifyToken.isEmpty() || !asked.value("hub.mode").equals(Optional.of("subscribe"))) {
            return Handshake.REFUSED;
        }
        return asked.value("hub.challenge").map(Handshake::text).orElse(Handshake.REFUSED);
    }

    private static boolean isEqual(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }
}

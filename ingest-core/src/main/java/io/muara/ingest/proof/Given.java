package io.muara.ingest.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/** Proofs as they stand in headers. What cannot be decoded is an empty array, which no signature equals. */
public final class Given {

    private static final byte[] NOTHING = new byte[0];

    private Given() {}

    public static byte[] hex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException notHex) {
            return NOTHING;
        }
    }

    public static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return NOTHING;
        }
    }

    /** Whether the text is one of the active secrets; takes the same time for every wrong one of the same length. */
    public static boolean isOneOf(Secrets secrets, String text) {
        var given = text.getBytes(UTF_8);
        var matches = 0;
        for (var secret : secrets.active()) {
            matches |= MessageDigest.isEqual(secret.getBytes(UTF_8), given) ? 1 : 0;
        }
        return matches == 1;
    }
}

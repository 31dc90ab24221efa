package io.muara.ticket.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** What a link holds that nobody can guess: 122 random bits. */
record Secret(String token) {

    private static final int LONGEST = 64;

    static Secret of(UUID random) {
        return new Secret(random.toString());
    }

    /** Something that somebody sent; no longer than any of ours is. */
    static Secret given(String token) {
        return new Secret(token.substring(0, Math.min(token.length(), LONGEST)));
    }

    /** What is kept of it: its SHA-256. */
    String hex() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}

package io.muara.ticket.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Sha256;
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
        return Sha256.hex(token.getBytes(UTF_8));
    }
}

package io.muara.contracts.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Sha256;
import java.security.MessageDigest;
import java.util.Optional;

/** A secret that callers send as {@code Authorization: Bearer …} (RFC 6750); only its hash is kept. */
public final class BearerSecret {

    private static final String LOCAL = "muara-local-";
    private static final int SHORTEST = 20;
    private static final String SCHEME = "bearer ";

    private final byte[] hash;

    private BearerSecret(byte[] hash) {
        this.hash = hash;
    }

    public static BearerSecret of(String secret) {
        return new BearerSecret(sha256(secret));
    }

    /** Why a secret is not good enough for production, and what to set instead; empty when it is. */
    public static Optional<String> weakness(String property, String secret) {
        if (secret.startsWith(LOCAL)) {
            return Optional.of(
                    "%s begins with '%s' and is known to everybody: set one of your own, such as the output of 'openssl rand -hex 32'"
                            .formatted(property, LOCAL));
        }
        return secret.length() < SHORTEST
                ? Optional.of(
                        "%s has only %d characters: set one of at least %d, such as the output of 'openssl rand -hex 32'"
                                .formatted(property, secret.length(), SHORTEST))
                : Optional.empty();
    }

    /** Takes the same time whatever is wrong with the secret. */
    public boolean opens(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        return MessageDigest.isEqual(
                sha256(authorization.substring(SCHEME.length()).strip()), hash);
    }

    private static byte[] sha256(String text) {
        return Sha256.of(text.getBytes(UTF_8));
    }
}

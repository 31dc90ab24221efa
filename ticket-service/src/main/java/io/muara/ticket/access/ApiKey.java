package io.muara.ticket.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/** The secret that callers must give; only its hash is kept. */
final class ApiKey {

    private static final String PROPERTY = "muara.api-key";
    private static final String LOCAL = "muara-local-";
    private static final int SHORTEST = 20;
    private static final String SCHEME = "bearer ";

    private final byte[] hash;

    private ApiKey(byte[] hash) {
        this.hash = hash;
    }

    /** @param profiles the active ones: in production a key must be worth its name */
    static ApiKey configured(Optional<String> key, List<String> profiles) {
        var secret = key.filter(text -> !text.isBlank())
                .orElseThrow(() -> new ConfigurationException(
                        "%s is missing: set it, or the environment variable MUARA_API_KEY, to the secret that callers of the API send as 'Authorization: Bearer …'"
                                .formatted(PROPERTY)));
        if (profiles.contains("prod")) {
            check(secret);
        }
        return new ApiKey(sha256(secret));
    }

    /** Takes the same time whatever is wrong. */
    boolean opens(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        var given = authorization.substring(SCHEME.length()).strip();
        return MessageDigest.isEqual(sha256(given), hash);
    }

    private static void check(String secret) {
        if (secret.startsWith(LOCAL)) {
            throw new ConfigurationException(
                    "%s begins with '%s' and is known to everybody: set one of your own, such as the output of 'openssl rand -hex 32'"
                            .formatted(PROPERTY, LOCAL));
        }
        if (secret.length() < SHORTEST) {
            throw new ConfigurationException(
                    "%s has only %d characters: set one of at least %d, such as the output of 'openssl rand -hex 32'"
                            .formatted(PROPERTY, secret.length(), SHORTEST));
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}

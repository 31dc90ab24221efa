package io.muara.router.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/** The secret of those who administer; only its hash is kept. Without one nobody does. */
final class AdminKey {

    private static final String PROPERTY = "muara.admin-key";
    private static final String LOCAL = "muara-local-";
    private static final int SHORTEST = 20;
    private static final String SCHEME = "bearer ";

    private final Optional<byte[]> hash;

    private AdminKey(Optional<byte[]> hash) {
        this.hash = hash;
    }

    /**
     * @param profiles the active ones: in production a key must be worth its name
     * @throws ConfigurationException when it is not
     */
    static AdminKey configured(Optional<String> key, List<String> profiles) {
        var secret = key.filter(text -> !text.isBlank());
        if (profiles.contains("prod")) {
            secret.ifPresent(AdminKey::check);
        }
        return new AdminKey(secret.map(AdminKey::sha256));
    }

    boolean isSet() {
        return hash.isPresent();
    }

    /** Takes the same time whatever is wrong. */
    boolean opens(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        var given = sha256(authorization.substring(SCHEME.length()).strip());
        return hash.filter(known -> MessageDigest.isEqual(given, known)).isPresent();
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

package io.muara.ticket.access;

import io.muara.contracts.access.BearerSecret;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Optional;

/** The secret that callers must give. */
final class ApiKey {

    private static final String PROPERTY = "muara.api-key";

    private final BearerSecret secret;

    private ApiKey(BearerSecret secret) {
        this.secret = secret;
    }

    /** @param profiles the active ones: in production a key must be worth its name */
    static ApiKey configured(Optional<String> key, List<String> profiles) {
        var secret = key.filter(text -> !text.isBlank())
                .orElseThrow(() -> new ConfigurationException(
                        "%s is missing: set it, or the environment variable MUARA_API_KEY, to the secret that callers of the API send as 'Authorization: Bearer …'"
                                .formatted(PROPERTY)));
        if (profiles.contains("prod")) {
            BearerSecret.weakness(PROPERTY, secret).ifPresent(weakness -> {
                throw new ConfigurationException(weakness);
            });
        }
        return new ApiKey(BearerSecret.of(secret));
    }

    boolean opens(String authorization) {
        return secret.opens(authorization);
    }
}

package io.muara.ingest.quarantine;

import io.muara.contracts.access.BearerSecret;
import io.muara.ingest.setup.UnusableConfiguration;
import java.util.List;
import java.util.Optional;

/** The secret of those who administer. Without one nobody does. */
final class AdminKey {

    private static final String PROPERTY = "muara.admin-key";

    private final Optional<BearerSecret> secret;

    private AdminKey(Optional<BearerSecret> secret) {
        this.secret = secret;
    }

    /**
     * @param profiles the active ones: in production a key must be worth its name
     * @throws UnusableConfiguration when it is not
     */
    static AdminKey configured(Optional<String> key, List<String> profiles) {
        var given = key.filter(text -> !text.isBlank());
        if (profiles.contains("prod")) {
            given.flatMap(text -> BearerSecret.weakness(PROPERTY, text)).ifPresent(weakness -> {
                throw new UnusableConfiguration(weakness);
            });
        }
        return new AdminKey(given.map(BearerSecret::of));
    }

    boolean isSet() {
        return secret.isPresent();
    }

    boolean opens(String authorization) {
        return secret.filter(known -> known.opens(authorization)).isPresent();
    }
}

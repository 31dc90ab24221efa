package io.muara.router.language;

import io.muara.contracts.Language;
import java.util.Optional;

public final class Languages {
    private Languages() {}

    public static Optional<Language> of(String text) {
        return Optional.empty();
    }
}

package io.muara.router.learning;

import java.nio.file.Path;

/** The model cannot be used as it is, so the service does not start: rules that go by suggestions would never fire. */
final class UnusableModel extends RuntimeException {

    UnusableModel(Path model, Throwable cause) {
        super(
                "muara.suggestions.model names '%s', which cannot be used; set it to a file that ./muara learn made, or leave it out to suggest nothing"
                        .formatted(model),
                cause);
    }
}

package io.muara.testkit;

import org.jspecify.annotations.Nullable;

/** Closing at the end of a test run, when nobody can do anything about a failure but know of it. */
final class Closing {

    private Closing() {}

    static void quietly(@Nullable AutoCloseable resource) {
        if (resource == null) {
            return;
        }
        try {
            resource.close();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "%s did not stop".formatted(resource.getClass().getSimpleName()), e);
        }
    }
}

package io.muara.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps what Kafka, PostgreSQL and the mail server say about themselves out of the terminal. */
final class InfrastructureLog {

    private static final int LIMIT = 10 << 20;

    private InfrastructureLog() {}

    /** For commands that are only clients: what goes wrong they say themselves. */
    static void silence() {
        var root = Logger.getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
    }

    static void to(Path file) {
        silence();
        var root = Logger.getLogger("");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var handler = new FileHandler(file.toString(), LIMIT, 1, true);
            handler.setFormatter(new SimpleFormatter());
            root.addHandler(handler);
            root.setLevel(Level.WARNING);
            // A mail client that hangs up ends a thread of the mail server with an exception; nobody needs to see it.
            Thread.setDefaultUncaughtExceptionHandler(
                    (thread, failure) -> root.log(Level.WARNING, "thread ended thread=" + thread.getName(), failure));
        } catch (IOException e) {
            throw new Refusal("cannot write the log %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}

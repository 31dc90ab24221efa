package io.muara.router.command;

import io.muara.router.rules.RulesFolder;
import io.muara.router.rules.RulesSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The rules that somebody names on the command line. */
final class NamedRules {

    private NamedRules() {}

    /** Empty when they cannot be read, and then it has been said why. */
    static Optional<RulesSource> read(String fileOrFolder, PrintStream err) {
        try {
            return Optional.of(RulesFolder.read(Path.of(fileOrFolder)));
        } catch (NoSuchFileException e) {
            err.println("There is no '%s'.".formatted(fileOrFolder));
        } catch (IOException e) {
            err.println("'%s' cannot be read: %s".formatted(fileOrFolder, e.getMessage()));
        }
        return Optional.empty();
    }
}

package io.muara.router.command;

import io.muara.contracts.written.Folder;
import io.muara.router.rules.RulesFiles;
import io.muara.router.rules.RulesReading;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The rules that somebody names on the command line. */
final class NamedRules {

    private NamedRules() {}

    /** @throws WrongCall when there are none, or they cannot be read */
    static Folder source(String fileOrFolder) {
        try {
            return Folder.read(Path.of(fileOrFolder));
        } catch (NoSuchFileException e) {
            throw new WrongCall("There is no '%s'.".formatted(fileOrFolder));
        } catch (IOException e) {
            throw new WrongCall("'%s' cannot be read: %s".formatted(fileOrFolder, e.getMessage()));
        }
    }

    /** @throws UnusableSet when they have mistakes */
    static RulesReading.Usable usable(Folder source) {
        return switch (RulesFiles.read(source)) {
            case RulesReading.Usable usable -> usable;
            case RulesReading.Unusable(var mistakes) -> throw new UnusableSet(mistakes);
        };
    }
}

package io.muara.router;

import io.muara.router.rules.RulesFiles;
import io.muara.router.rules.RulesFolder;
import io.muara.router.rules.RulesReading;
import io.muara.router.rules.RulesSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says what is wrong with rules, without starting anything. */
public final class RulesCheck {

    static final int FINE = 0;
    static final int WRONG_CALL = 2;
    static final int MISTAKES = 3;

    private RulesCheck() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length != 1) {
            err.println("Name one folder of rules, or one file, to check.");
            return WRONG_CALL;
        }
        try {
            return report(RulesFolder.read(Path.of(arguments[0])), out);
        } catch (NoSuchFileException e) {
            err.println("There is no '%s'.".formatted(arguments[0]));
        } catch (IOException e) {
            err.println("'%s' cannot be read: %s".formatted(arguments[0], e.getMessage()));
        }
        return WRONG_CALL;
    }

    private static int report(RulesSource source, PrintStream out) {
        return switch (RulesFiles.read(source)) {
            case RulesReading.Usable(var rules) -> {
                out.println("%d rules in %s, no mistakes, version %s"
                        .formatted(
                                rules.size(), String.join(", ", source.files().keySet()), rules.version()));
                yield FINE;
            }
            case RulesReading.Unusable(var mistakes) -> {
                mistakes.forEach(out::println);
                yield MISTAKES;
            }
        };
    }
}

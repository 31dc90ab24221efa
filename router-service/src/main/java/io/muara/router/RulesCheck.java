package io.muara.router;

import io.muara.router.rules.RulesFile;
import io.muara.router.rules.RulesReading;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says what is wrong with a rules file, without starting anything. */
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
            err.println("Name one rules file to check.");
            return WRONG_CALL;
        }
        try {
            var file = Path.of(arguments[0]);
            return report(RulesFile.read(file.toString(), Files.readAllBytes(file)), out);
        } catch (NoSuchFileException e) {
            err.println("There is no file '%s'.".formatted(arguments[0]));
        } catch (IOException e) {
            err.println("The file '%s' cannot be read: %s".formatted(arguments[0], e.getMessage()));
        }
        return WRONG_CALL;
    }

    private static int report(RulesReading reading, PrintStream out) {
        return switch (reading) {
            case RulesReading.Usable(var rules) -> {
                out.println("%d rules, no mistakes, version %s"
                        .formatted(rules.rules().size(), rules.version()));
                yield FINE;
            }
            case RulesReading.Unusable(var mistakes) -> {
                mistakes.forEach(out::println);
                yield MISTAKES;
            }
        };
    }
}

package io.muara.router.command;

import io.muara.router.rules.RulesFiles;
import io.muara.router.rules.RulesReading;
import io.muara.router.rules.RulesSource;
import java.io.PrintStream;
import java.util.List;

/** Says what is wrong with rules. */
record Check(PrintStream out, PrintStream err) {

    int run(List<String> arguments) {
        if (arguments.size() != 1) {
            err.println("Name one folder of rules, or one file, to check.");
            return Exit.WRONG_CALL;
        }
        return NamedRules.read(arguments.getFirst(), err).map(this::report).orElse(Exit.WRONG_CALL);
    }

    private int report(RulesSource source) {
        return switch (RulesFiles.read(source)) {
            case RulesReading.Usable(var rules, var examples) -> {
                out.println("%d rules and %d examples in %s, no mistakes, version %s"
                        .formatted(
                                rules.size(),
                                examples.size(),
                                String.join(", ", source.files().keySet()),
                                rules.version()));
                yield Exit.FINE;
            }
            case RulesReading.Unusable(var mistakes) -> {
                mistakes.forEach(out::println);
                yield Exit.MISTAKES;
            }
        };
    }
}

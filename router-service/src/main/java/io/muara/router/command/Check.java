package io.muara.router.command;

import java.io.PrintStream;
import java.util.List;

/** Says what is wrong with rules. */
record Check(PrintStream out) {

    int run(List<String> arguments) {
        if (arguments.size() != 1) {
            throw new WrongCall("Name one folder of rules, or one file, to check.");
        }
        var source = NamedRules.source(arguments.getFirst());
        var usable = NamedRules.usable(source);
        out.println("%d rules and %d examples in %s, no mistakes, version %s"
                .formatted(
                        usable.rules().size(),
                        usable.examples().size(),
                        String.join(", ", source.files().keySet()),
                        usable.rules().version()));
        return Exit.FINE;
    }
}

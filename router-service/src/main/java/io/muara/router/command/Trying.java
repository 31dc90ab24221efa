package io.muara.router.command;

import io.muara.router.rules.Example;
import io.muara.router.rules.RuleSet;
import io.muara.router.rules.RulesFiles;
import io.muara.router.rules.RulesReading;
import java.io.PrintStream;
import java.util.List;

/** Tries the examples that lie beside rules. */
record Trying(PrintStream out, PrintStream err) {

    int run(List<String> arguments) {
        if (arguments.size() != 1) {
            err.println("Name one folder of rules, or one file, whose examples are to be tried.");
            return Exit.WRONG_CALL;
        }
        return NamedRules.read(arguments.getFirst(), err)
                .map(RulesFiles::read)
                .map(this::report)
                .orElse(Exit.WRONG_CALL);
    }

    private int report(RulesReading reading) {
        return switch (reading) {
            case RulesReading.Usable(var rules, var examples) -> report(rules, examples);
            case RulesReading.Unusable(var mistakes) -> {
                mistakes.forEach(out::println);
                yield Exit.MISTAKES;
            }
        };
    }

    private int report(RuleSet rules, List<Example> examples) {
        var failures = Example.failing(rules, examples);
        failures.forEach(this::print);
        out.println("%d examples, %d not as expected, version %s"
                .formatted(examples.size(), failures.size(), rules.version()));
        return failures.isEmpty() ? Exit.FINE : Exit.MISTAKES;
    }

    private void print(Example.Failure failure) {
        var example = failure.example();
        out.println("%s: %s: %s"
                .formatted(example.position(), example.path(), example.message().text()));
        failure.differences().forEach(difference -> out.println("    " + difference));
        for (var decision : failure.routed().decidedBy()) {
            out.println("    by %s".formatted(Trace.line(decision)));
        }
    }
}

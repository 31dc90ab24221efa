package io.muara.router.command;

import io.muara.router.rules.Example;
import java.io.PrintStream;
import java.util.List;

/** Tries the examples that lie beside rules. */
record Trying(PrintStream out) {

    int run(List<String> arguments) {
        if (arguments.size() != 1) {
            throw new WrongCall("Name one folder of rules, or one file, whose examples are to be tried.");
        }
        var usable = NamedRules.usable(NamedRules.source(arguments.getFirst()));
        var failures = Example.failing(usable.rules(), usable.examples());
        failures.forEach(this::print);
        out.println("%d examples, %d not as expected, version %s"
                .formatted(
                        usable.examples().size(),
                        failures.size(),
                        usable.rules().version()));
        return failures.isEmpty() ? Exit.FINE : Exit.MISTAKES;
    }

    private void print(Example.Failure failure) {
        var example = failure.example();
        out.println("%s: %s: %s"
                .formatted(
                        example.position(),
                        example.path(),
                        example.trial().message().text()));
        failure.differences().forEach(difference -> out.println("    " + difference));
        failure.routed()
                .decidedBy()
                .forEach(decision ->
                        out.println("    by %s: %s".formatted(decision.rule(), String.join(", ", decision.because()))));
    }
}

package io.muara.router.command;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** {@code ./muara rules}. */
public final class Rules {

    private static final String USAGE = """
            usage: ./muara rules check FOLDER    every mistake with its place, and what was probably meant
                   ./muara rules test FOLDER     tries the examples that lie beside the rules

            FOLDER holds the rules' *.yaml files; a single file will do. The exit status is 3 when something is wrong.""";

    private Rules() {}

    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        var command = arguments.isEmpty() ? "" : arguments.getFirst();
        var rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        return switch (command) {
            case "check" -> new Check(out, err).run(rest);
            case "test" -> new Trying(out, err).run(rest);
            case "-h", "--help" -> {
                out.println(USAGE);
                yield Exit.FINE;
            }
            default -> {
                err.println(USAGE);
                yield Exit.WRONG_CALL;
            }
        };
    }
}

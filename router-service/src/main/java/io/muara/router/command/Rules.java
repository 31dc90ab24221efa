package io.muara.router.command;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** {@code ./muara rules}. */
public final class Rules {

    private static final String USAGE = """
            usage: ./muara rules check FOLDER              every mistake with its place, and what was probably meant
                   ./muara rules test FOLDER               tries the examples that lie beside the rules
                   ./muara rules explain [FOLDER] TEXT     how a message would be decided, and why; by the shipped rules
                                                           where no folder is named
                       --subject S --channel C --account A --sender S --at 2026-01-05T12:00+07:00
                       --contact 'vip: true, owner: sari, labels: [reseller], attributes: { tier: gold }'
                       --latest 'category: complaint, unanswered: 2, waiting: 2h'
                   ./muara rules diff OLD NEW              which examples two folders decide differently
                       --replay SINCE                      the same of everything that came in since a day or a moment
                       --kafka HOST:PORT                   from this Kafka, where it is not localhost:9092
                       --kafka-config FILE                 with these client properties, where Kafka wants TLS or a login

            FOLDER holds the rules' *.yaml files; a single file will do. The exit status is 3 when something is wrong.""";

    private Rules() {}

    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        var command = arguments.isEmpty() ? "" : arguments.getFirst();
        var rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        try {
            return switch (command) {
                case "check" -> new Check(out).run(rest);
                case "test" -> new Trying(out).run(rest);
                case "diff" -> new Diff(out).run(rest);
                case "explain" -> new Explain(out).run(rest);
                case "-h", "--help" -> {
                    out.println(USAGE);
                    yield Exit.FINE;
                }
                default -> throw new WrongCall(USAGE);
            };
        } catch (WrongCall e) {
            err.println(e.getMessage());
            return Exit.WRONG_CALL;
        } catch (UnusableSet e) {
            out.println(e.getMessage());
            return Exit.MISTAKES;
        }
    }
}

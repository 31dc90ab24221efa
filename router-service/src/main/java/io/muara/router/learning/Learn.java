package io.muara.router.learning;

import io.muara.contracts.Category;
import io.muara.router.cluster.NamedCluster;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;

/** {@code ./muara learn}. */
public final class Learn {

    static final int FINE = 0;
    static final int WRONG_CALL = 2;
    static final int TOO_LITTLE = 3;

    private static final String USAGE = """
            usage: ./muara learn --out FILE [--kafka HOST:PORT] [--kafka-config FILE]

            Learns from all tickets whose category somebody corrected, writes what it learned to FILE, and says how good it is on
            a fifth of them that it did not learn from. `muara.suggestions.model=FILE` makes the router use it. --kafka-config names
            a file of Kafka client properties, where Kafka wants TLS or a login. The exit status is 3 when there is too little to
            learn from.""";

    private static final List<String> OPTIONS = List.of("--out", "--kafka", "--kafka-config");

    private Learn() {}

    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("-h") || arguments.contains("--help")) {
            out.println(USAGE);
            return FINE;
        }
        var given = OPTIONS.stream().map(name -> option(name, arguments)).toList();
        var file = given.getFirst();
        if (file.isEmpty()
                || arguments.size()
                        != 2 * given.stream().filter(Optional::isPresent).count()) {
            err.println(USAGE);
            return WRONG_CALL;
        }
        try {
            return learn(NamedCluster.of(given.get(1), given.get(2)), Path.of(file.get()), out, err);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return WRONG_CALL;
        }
    }

    private static Optional<String> option(String name, List<String> arguments) {
        var at = arguments.indexOf(name);
        return at < 0 || at % 2 != 0 || at + 1 >= arguments.size()
                ? Optional.empty()
                : Optional.of(arguments.get(at + 1));
    }

    private static int learn(NamedCluster cluster, Path file, PrintStream out, PrintStream err) {
        var lessons = new Lessons();
        try {
            var unreadable = new TicketHistory(cluster).each(lessons::add);
            if (unreadable > 0) {
                err.println("%d events could not be read and were left out.".formatted(unreadable));
            }
        } catch (KafkaException e) {
            err.println("The tickets' events cannot be read from Kafka at %s: %s"
                    .formatted(cluster, NamedCluster.reason(e)));
            return WRONG_CALL;
        }
        return switch (Training.train(lessons.learned())) {
            case Training.Outcome.Trained(var model, var report) -> keep(model, report, file, out, err);
            case Training.Outcome.TooLittle(var corrected, var usable) -> {
                err.println(tooLittle(lessons.tickets(), corrected, usable));
                yield TOO_LITTLE;
            }
        };
    }

    private static String tooLittle(int tickets, int corrected, Set<Category> usable) {
        return "Too little to learn from: of %d tickets somebody corrected %d, and it takes at least two categories with %d each; %s."
                .formatted(
                        tickets,
                        corrected,
                        Training.LEAST,
                        usable.isEmpty()
                                ? "none has"
                                : "only " + usable.iterator().next() + " has");
    }

    /** Whole or not at all, because a router may look at any time. */
    private static int keep(byte[] model, Report report, Path file, PrintStream out, PrintStream err) {
        try {
            var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
            var part = Files.createTempFile(folder, "model", ".part");
            Files.write(part, model);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            err.println("'%s' cannot be written: %s".formatted(file, e.getMessage()));
            return WRONG_CALL;
        }
        report.lines().forEach(out::println);
        out.println("Version %s is in %s.".formatted(Classifier.read(model).version(), file));
        return FINE;
    }
}

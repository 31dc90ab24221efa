package io.muara.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.Wire;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads every mail of a folder and, where another parser's result lies beside it ({@code 001.json} for {@code 001.eml}, see
 * {@link CorpusResult}), prints where the two differ. Ends with 1 when a mail could not be read at all. Not a test: no corpus
 * is part of this repository. Started by {@code src/test/compare-with-corpus}.
 */
final class CompareWithCorpus {

    private final PrintStream out;
    private int mails;
    private int alike;
    private int unreadable;

    private CompareWithCorpus(PrintStream out) {
        this.out = out;
    }

    static void main(String[] arguments) throws IOException {
        if (arguments.length != 1 || !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println("usage: compare-with-corpus FOLDER");
            System.exit(2);
        }
        var comparison = new CompareWithCorpus(new PrintStream(System.out, true, UTF_8));
        comparison.all(Path.of(arguments[0]));
        System.exit(comparison.unreadable == 0 ? 0 : 1);
    }

    private void all(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.filter(path -> path.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                compare(folder, file);
            }
        }
        out.printf("%d mails, %d as expected, %d could not be read%n", mails, alike, unreadable);
    }

    private void compare(Path folder, Path file) throws IOException {
        mails++;
        var name = folder.relativize(file);
        var fetched = new FetchedMail(
                Files.readAllBytes(file), Optional.empty(), Clock.systemUTC().instant());
        var kept = new HashMap<String, byte[]>();
        switch (new InboundMail("support", Ours.UNKNOWN, bytes -> keep(bytes, kept)).read(fetched)) {
            case MailOutcome.Quarantine(var quarantined) -> {
                unreadable++;
                out.printf("%s quarantined: %s%n", name, quarantined.reason());
            }
            case MailOutcome.Report(var report) -> out.printf("%s is a report: %s%n", name, report.status());
            case MailOutcome.Message(var message) -> {
                var differences = differences(file, message, kept);
                alike += differences.isEmpty() ? 1 : 0;
                differences.forEach(difference -> out.printf("%s %s%n", name, difference));
            }
        }
    }

    private static Optional<String> keep(byte[] bytes, Map<String, byte[]> kept) {
        var key = String.valueOf(kept.size());
        kept.put(key, bytes);
        return Optional.of(key);
    }

    private static List<String> differences(Path file, InboundMessage message, Map<String, byte[]> kept)
            throws IOException {
        var expected = Path.of(file.toString().replaceFirst("\\.eml$", ".json"));
        return Files.exists(expected)
                ? new CorpusResult(Wire.json().readTree(Files.readAllBytes(expected))).differences(message, kept)
                : List.of();
    }
}

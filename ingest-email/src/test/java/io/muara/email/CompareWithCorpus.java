package io.muara.email;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Wire;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads every mail of a folder and, where the result of another parser lies beside it ({@code 001.json} for {@code 001.eml},
 * as Stalwart's mail-parser writes it), prints where the two differ. Ends with 1 when a mail could not be read at all. Not a
 * test: the corpus is no part of this repository.
 *
 * <p>{@code java -cp … io.muara.email.CompareWithCorpus FOLDER}
 */
final class CompareWithCorpus {

    private final PrintStream out;
    private int unreadable;

    private CompareWithCorpus(PrintStream out) {
        this.out = out;
    }

    static void main(String[] arguments) throws IOException {
        var comparison = new CompareWithCorpus(System.out);
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            for (var file : files.filter(path -> path.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                comparison.compare(file);
            }
        }
        System.exit(comparison.unreadable == 0 ? 0 : 1);
    }

    private void compare(Path file) throws IOException {
        var fetched = new FetchedMail(
                Files.readAllBytes(file), Optional.empty(), Clock.systemUTC().instant());
        switch (new InboundMail("support", _ -> Optional.empty()).read(fetched)) {
            case MailOutcome.Quarantine(var quarantined) -> {
                unreadable++;
                out.printf("%s quarantined: %s%n", file, quarantined.reason());
            }
            case MailOutcome.Message(var message) -> {
                var expected = Path.of(file.toString().replaceFirst("\\.eml$", ".json"));
                if (Files.exists(expected)) {
                    differences(message, Wire.json().readTree(Files.readAllBytes(expected)))
                            .forEach(difference -> out.printf("%s %s%n", file, difference));
                }
            }
        }
    }

    private static List<String> differences(InboundMessage message, JsonNode expected) {
        var differences = new ArrayList<String>();
        compare("subject", subject(expected), message.subject().orElse(""), differences);
        compare("text", text(expected), words(message.content().text()), differences);
        var files = expected.path("attachments").size();
        compare("files", files, message.attachments().size(), differences);
        return differences;
    }

    private static void compare(String what, Object expected, Object ours, List<String> differences) {
        if (!Objects.equals(expected, ours)) {
            differences.add("%s: expected <%s> but ours is <%s>".formatted(what, expected, ours));
        }
    }

    private static String subject(JsonNode expected) {
        for (var header : expected.at("/parts/0/headers")) {
            if (header.path("name").asText().equals("subject")) {
                return words(header.at("/value/Text").asText());
            }
        }
        return "";
    }

    private static String text(JsonNode expected) {
        var text = new StringBuilder();
        for (var part : expected.path("text_body")) {
            text.append(expected.path("parts")
                            .path(part.asInt())
                            .at("/body/Text")
                            .asText())
                    .append(' ');
        }
        return words(text.toString());
    }

    private static String words(String text) {
        return text.replace("\0", "").replaceAll("\\s+", " ").strip();
    }
}

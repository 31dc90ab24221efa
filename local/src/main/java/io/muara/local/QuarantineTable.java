package io.muara.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The quarantine for the terminal, to which nothing that a stranger wrote may speak in its own codes. */
final class QuarantineTable {

    private static final String LINE = "%-36s  %-10s %-12s %-20s  %s";
    private static final String OUTCOME = "%-36s  %-10s %s";
    private static final int REASON = 70;
    private static final int SHOWN = 4000;

    private QuarantineTable() {}

    static String of(JsonNode entries) {
        if (entries.isEmpty()) {
            return "Nothing.";
        }
        return lines(LINE.formatted("id", "channel", "account", "received", "reason"), entries, QuarantineTable::line);
    }

    static String outcomes(JsonNode outcomes) {
        if (outcomes.isEmpty()) {
            return "Nothing waits.";
        }
        var counts = StreamSupport.stream(outcomes.spliterator(), false)
                .collect(Collectors.groupingBy(each -> word(each, "outcome"), Collectors.counting()));
        var sum = counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(count -> "%d %s".formatted(count.getValue(), count.getKey()))
                .collect(Collectors.joining(", "));
        return lines(OUTCOME.formatted("id", "outcome", "detail"), outcomes, QuarantineTable::outcome) + "\n" + sum;
    }

    /** @param bytes fetched only to be shown */
    static String whole(JsonNode entry, Supplier<byte[]> bytes) {
        var facts = entry.properties().stream()
                .map(fact -> "%-12s %s"
                        .formatted(
                                fact.getKey(),
                                harmless(
                                        fact.getValue().isValueNode()
                                                ? fact.getValue().asText()
                                                : fact.getValue().toString())))
                .collect(Collectors.joining("\n"));
        return facts + "\n\n" + text(bytes.get());
    }

    private static String line(JsonNode entry) {
        var settlement = entry.path("settlement");
        var reason = settlement.isMissingNode()
                ? word(entry, "reason")
                : "%s: %s"
                        .formatted(
                                word(settlement, "how"),
                                settlement.path("reason").asText(word(entry, "reason")));
        return LINE.formatted(
                word(entry, "id"),
                word(entry, "channel"),
                word(entry, "account"),
                word(entry, "receivedAt").replaceAll("\\.[0-9]+Z", "Z"),
                shortened(harmless(reason)));
    }

    private static String outcome(JsonNode outcome) {
        return OUTCOME.formatted(word(outcome, "id"), word(outcome, "outcome"), word(outcome, "detail"));
    }

    private static String lines(String head, JsonNode items, Function<JsonNode, String> line) {
        return Stream.concat(
                        Stream.of(head),
                        StreamSupport.stream(items.spliterator(), false).map(line))
                .collect(Collectors.joining("\n"));
    }

    private static String text(byte[] bytes) {
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            var shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
            return harmless(shown);
        } catch (CharacterCodingException e) {
            return "%d bytes that are not text: --raw writes them.".formatted(bytes.length);
        }
    }

    private static String word(JsonNode node, String field) {
        return harmless(node.path(field).asText("-")).replaceAll("\\s", " ");
    }

    /** Without codes that move the cursor, and without those that turn the direction of writing around. */
    private static String harmless(String text) {
        return text.replaceAll("[\\p{Cc}\u202A-\u202E\u2066-\u2069&&[^\\n\\t]]", "?");
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= REASON
                ? text
                : text.substring(0, text.offsetByCodePoints(0, REASON - 1)) + "…";
    }
}

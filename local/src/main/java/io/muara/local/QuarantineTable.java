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

/** The quarantine for the terminal. */
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
                .collect(Collectors.groupingBy(each -> Shown.word(each, "outcome"), Collectors.counting()));
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
                                Shown.harmless(
                                        fact.getValue().isValueNode()
                                                ? fact.getValue().asText()
                                                : fact.getValue().toString())))
                .collect(Collectors.joining("\n"));
        return facts + "\n\n" + text(bytes.get());
    }

    private static String line(JsonNode entry) {
        var settlement = entry.path("settlement");
        var reason = settlement.isMissingNode()
                ? Shown.word(entry, "reason")
                : "%s: %s"
                        .formatted(
                                Shown.word(settlement, "how"),
                                settlement.path("reason").asText(Shown.word(entry, "reason")));
        return LINE.formatted(
                Shown.word(entry, "id"),
                Shown.word(entry, "channel"),
                Shown.word(entry, "account"),
                Shown.word(entry, "receivedAt").replaceAll("\\.[0-9]+Z", "Z"),
                Shown.shortened(Shown.harmless(reason), REASON));
    }

    private static String outcome(JsonNode outcome) {
        return OUTCOME.formatted(
                Shown.word(outcome, "id"), Shown.word(outcome, "outcome"), Shown.word(outcome, "detail"));
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
            return Shown.harmless(shown);
        } catch (CharacterCodingException e) {
            return "%d bytes that are not text: --raw writes them.".formatted(bytes.length);
        }
    }
}

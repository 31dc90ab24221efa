package io.muara.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Parked conversations for the terminal. */
final class ParkedTable {

    private static final String LINE = "%-8s %-5s %-8s %-20s  %-34s %s";
    private static final int REASON = 70;

    private ParkedTable() {}

    static String of(JsonNode parked) {
        if (parked.isEmpty()) {
            return "Nothing is parked.";
        }
        return Stream.concat(
                        Stream.of(LINE.formatted("id", "holds", "messages", "since", "conversation", "reason")),
                        StreamSupport.stream(parked.spliterator(), false).map(ParkedTable::line))
                .collect(Collectors.joining("\n"));
    }

    static String released(JsonNode released) {
        return "%s goes on: %s handled, %s could not be"
                .formatted(
                        Shown.word(released, "conversation"),
                        Shown.word(released, "handled"),
                        Shown.word(released, "givenUp"));
    }

    static String dropped(JsonNode dropped) {
        return "%s: %s dropped".formatted(Shown.word(dropped, "conversation"), Shown.word(dropped, "messages"));
    }

    private static String line(JsonNode parked) {
        return LINE.formatted(
                Shown.word(parked, "id"),
                parked.path("holds").asBoolean() ? "yes" : "no",
                Shown.word(parked, "messages"),
                Shown.word(parked, "since").replaceAll("\\.[0-9]+Z", "Z"),
                Shown.word(parked, "conversation"),
                Shown.shortened(Shown.word(parked, "reason"), REASON));
    }
}

package io.muara.local;

import static java.util.Comparator.comparingLong;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tickets as a table for the terminal. */
final class TicketTable {

    private static final String LINE = "%-6s %-8s %-9s %-8s %-16s %-7s %-18s %s";
    private static final int CONTACT = 18;
    private static final int ABOUT = 52;

    private TicketTable() {}

    /**
     * @param ticket as the REST API shows it
     * @param text what was written last, shown when there is no subject
     */
    record Row(JsonNode ticket, String text) {

        private long number() {
            return ticket.path("number").asLong();
        }

        private String line() {
            return LINE.formatted(
                    number(),
                    word("channel"),
                    word("category"),
                    word("priority"),
                    word("team"),
                    word("agent"),
                    Shown.shortened(word("contact"), CONTACT),
                    Shown.shortened(ticket.path("subject").asText(text), ABOUT));
        }

        private String word(String field) {
            return ticket.path(field).asText("-");
        }
    }

    static String of(List<Row> rows) {
        var head = LINE.formatted("ticket", "channel", "category", "priority", "team", "agent", "contact", "about");
        return Stream.concat(
                        Stream.of(head),
                        rows.stream().sorted(comparingLong(Row::number)).map(Row::line))
                .collect(Collectors.joining("\n"));
    }
}

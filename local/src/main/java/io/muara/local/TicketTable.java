package io.muara.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Tickets as a table for the terminal. */
final class TicketTable {

    private static final String ROW = "%-6s %-9s %-10s %-8s %-17s %-8s %-20s %s";
    private static final int SUBJECT = 42;

    private TicketTable() {}

    static String of(List<JsonNode> tickets) {
        var lines = new ArrayList<String>();
        lines.add(ROW.formatted("ticket", "channel", "category", "priority", "team", "agent", "contact", "about"));
        tickets.forEach(ticket -> lines.add(ROW.formatted(
                ticket.path("number").asText(),
                ticket.path("channel").asText(),
                ticket.path("category").asText(),
                ticket.path("priority").asText(),
                ticket.path("team").asText(),
                ticket.path("agent").asText("-"),
                shortened(
                        ticket.path("contact")
                                .path("name")
                                .asText(ticket.path("contact").asText()),
                        20),
                shortened(ticket.path("subject").asText(""), SUBJECT))));
        return String.join("\n", lines);
    }

    private static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}

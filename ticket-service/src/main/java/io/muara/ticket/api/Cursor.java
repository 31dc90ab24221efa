package io.muara.ticket.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.search.TicketList;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** The last ticket of a page, by what the list is ordered by. */
record Cursor(Instant updatedAt, UUID ticket) {

    static Cursor of(Ticket ticket) {
        return new Cursor(ticket.updatedAt(), ticket.id().value());
    }

    TicketList.After place() {
        return new TicketList.After(updatedAt, ticket);
    }

    static Cursor parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split("/", -1);
            if (parts.length == 2 && parts[0].matches("\\d{4}-.*")) {
                return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is not one that we gave", e);
        }
        throw new IllegalArgumentException("is not one that we gave");
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("%s/%s".formatted(updatedAt, ticket).getBytes(UTF_8));
    }
}

package io.muara.ticket.intake;

import static java.util.stream.Collectors.toSet;

import io.muara.contracts.TicketId;
import io.muara.ticket.lifecycle.Threads;
import io.muara.ticket.lifecycle.Threads.Named;
import io.muara.ticket.lifecycle.Threads.Naming;
import io.muara.ticket.lifecycle.Threads.Said;
import io.muara.ticket.lifecycle.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the tables say about where messages may belong.
 *
 * @param holders the tickets of earlier messages in the same conversations
 * @param newest ticket of each conversation
 * @param named the tickets that mails name, also those of others
 * @param going the open tickets of their writers, where those go on across conversations
 */
record Known(
        Map<Said, TicketId> holders, Set<TicketId> newest, Map<Naming, List<Named>> named, Continuity.Going going) {

    /** Those that a message may be given to, and so must be locked. */
    Set<TicketId> tickets() {
        var open = named.entrySet().stream().flatMap(naming -> naming.getValue().stream()
                .filter(ticket -> naming.getKey().clue().admits() || ticket.participant())
                .map(Named::ticket));
        return Stream.of(holders.values().stream(), newest.stream(), open, going.tickets().stream())
                .flatMap(ids -> ids)
                .collect(toSet());
    }

    /** @param locked the same tickets, and those that they were merged into */
    Threads threads(Map<TicketId, Ticket> locked, Duration reopenWithin, Instant now) {
        var threads = new Threads(reopenWithin, now);
        holders.forEach(threads::knowHolder);
        named.forEach(threads::knowNamed);
        going.tell(threads);
        locked.forEach((id, ticket) -> {
            threads.know(ticket);
            if (newest.contains(id)) {
                threads.knowNewest(ticket);
            }
        });
        return threads;
    }
}

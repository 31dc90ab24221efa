package io.muara.ticket.lifecycle;

import io.muara.contracts.TicketId;
import java.time.Instant;
import java.util.UUID;

/** Tickets that stand somewhere, however they came there. */
final class States {

    private States() {}

    static void put(Ticket ticket, Status status) {
        ticket.standing.become(of(status, Instant.EPOCH), Instant.EPOCH);
    }

    static State of(Status status, Instant at) {
        return switch (status) {
            case NEW -> new State.New();
            case OPEN -> new State.Open();
            case PENDING -> new State.Pending();
            case ON_HOLD -> new State.OnHold();
            case SNOOZED -> new State.Snoozed(at);
            case RESOLVED -> new State.Resolved(Resolution.SOLVED, at);
            case CLOSED -> new State.Closed();
            case MERGED -> new State.Merged(new TicketId(new UUID(8, 8)), new State.Open());
            case SPAM -> new State.Spam("api");
        };
    }
}

package io.muara.ticket.schedule;

import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketEvent.Change;
import io.muara.ticket.lifecycle.Ticket;
import java.time.Instant;
import java.util.Optional;

/** Scheduled replies as events tell of them. */
final class Told {

    private Told() {}

    static String of(ScheduledReply reply) {
        return switch (reply.state()) {
            case WAITING -> "due " + reply.dueAt();
            case HELD, SENT, CANCELLED, REFUSED ->
                reply.reason()
                        .map(reason -> "%s: %s".formatted(reply.state().id(), reason))
                        .orElse(reply.state().id());
        };
    }

    static TicketEvent event(
            Ticket ticket, ReplyId id, Optional<String> before, Optional<String> after, String actor, Instant now) {
        return ticket.news(now).changed(new Change("scheduled_reply " + id, before, after), actor);
    }
}

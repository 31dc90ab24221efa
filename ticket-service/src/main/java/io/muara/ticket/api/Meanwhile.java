package io.muara.ticket.api;

import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketEvent.Type;
import io.muara.contracts.TicketId;
import io.muara.ticket.outbox.History;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What was said on a ticket while somebody wrote an answer to what stood there before. */
@ApplicationScoped
class Meanwhile {

    private static final int MOST = 200;

    private final History history;

    Meanwhile(History history) {
        this.history = history;
    }

    /**
     * Each a sentence for the one who wrote.
     *
     * @param seen the version that they saw
     * @param own what they said themselves
     */
    Uni<List<String>> said(TicketId ticket, long seen, Optional<ReplyId> own) {
        return history.of(ticket, seen, MOST).map(events -> events.stream()
                .filter(event -> own.isEmpty()
                        || !event.reply().map(TicketEvent.Reply::id).equals(own))
                .flatMap(event -> told(event).stream())
                .distinct()
                .toList());
    }

    static Optional<String> told(TicketEvent event) {
        if (event.message().isPresent() && event.type() == Type.MESSAGE_RECEIVED) {
            return Optional.of("the contact wrote meanwhile");
        }
        if (event.message().isPresent() && event.type() == Type.MESSAGE_SENT) {
            return Optional.of("somebody answered meanwhile by other means");
        }
        return event.reply()
                .filter(reply -> !reply.automatic())
                .filter(reply -> event.type() == Type.STATUS_CHANGED || event.type() == Type.TICKET_UPDATED)
                .map(reply -> "%s answered meanwhile".formatted(event.actor()));
    }
}

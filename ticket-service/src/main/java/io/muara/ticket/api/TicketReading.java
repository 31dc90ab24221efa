package io.muara.ticket.api;

import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketId;
import io.muara.ticket.language.Languages;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import io.muara.ticket.outbox.History;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tickets, their messages and their events, for whoever only looks. */
@ApplicationScoped
class TicketReading {

    private final Mutiny.SessionFactory sessions;
    private final History history;

    TicketReading(Mutiny.SessionFactory sessions, History history) {
        this.sessions = sessions;
        this.history = history;
    }

    Uni<List<Ticket>> list(TicketFilter filter) {
        return sessions.withStatelessSession(session -> filter.query(session).getResultList());
    }

    Uni<Ticket> read(TicketId id) {
        return sessions.withStatelessSession(
                session -> session.createSelectionQuery("from Ticket where id = :id", Ticket.class)
                        .setParameter("id", id.value())
                        .getResultList()
                        .map(found -> found.stream()
                                .findFirst()
                                .orElseThrow(() -> new NotFoundException("there is no ticket '%s'".formatted(id)))));
    }

    /** In which its contact is answered, if anybody knows. */
    Uni<Optional<String>> language(Ticket ticket) {
        return sessions.withStatelessSession(session -> Languages.of(session, ticket));
    }

    /** @param after the position that was read last, 0 to begin */
    Uni<List<TicketMessage>> messages(TicketId id, long after, int most) {
        return read(id).chain(() -> sessions.withStatelessSession(session -> session.createSelectionQuery(
                        "from TicketMessage where ticket = :id and position > :after order by position",
                        TicketMessage.class)
                .setParameter("id", id.value())
                .setParameter("after", after)
                .setMaxResults(most)
                .getResultList()));
    }

    /** @param after the version that was read last, 0 to begin */
    Uni<List<TicketEvent>> events(TicketId id, long after, int most) {
        return read(id).chain(() -> history.of(id, after, most));
    }
}

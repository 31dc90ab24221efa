package io.muara.ticket.api;

import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketId;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import io.muara.ticket.outbox.History;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tickets, their messages and their events, for whoever only looks. */
@ApplicationScoped
class TicketReading {

    private static final String FAMILY = """
            with recursive family as (
              select cast(:ticket as uuid) as id
              union select t.id from ticket t join family f on t.merged_into = f.id
            )
            select id from family
            """;

    private static final String BY_POSITION =
            "from TicketMessage where ticket in :tickets and position > :position order by position";

    private static final String BY_TIME = """
            from TicketMessage where ticket in :tickets and (receivedAt > :at
              or receivedAt = :at and (position > :position or position = :position and id > :id))
            order by receivedAt, position, id
            """;

    private final Mutiny.SessionFactory sessions;
    private final History history;

    TicketReading(Mutiny.SessionFactory sessions, History history) {
        this.sessions = sessions;
        this.history = history;
    }

    Uni<Ticket> read(TicketId id) {
        return find(id).map(found ->
                found.orElseThrow(() -> new NotFoundException("there is no ticket '%s'".formatted(id))));
    }

    Uni<Optional<Ticket>> find(TicketId id) {
        return sessions.withStatelessSession(
                session -> session.createSelectionQuery("from Ticket where id = :id", Ticket.class)
                        .setParameter("id", id.value())
                        .getResultList()
                        .map(found -> found.stream().findFirst()));
    }

    /** With those of the tickets that were merged into it: then by time, else in the order in which they were written down. */
    Uni<List<TicketMessage>> messages(TicketId id, Optional<Reached> after, int most) {
        return read(id).chain(() -> sessions.withStatelessSession(session -> session.createNativeQuery(
                        FAMILY, UUID.class)
                .setParameter("ticket", id.value())
                .getResultList()
                .chain(family ->
                        after(session, family, after).setMaxResults(most).getResultList())));
    }

    private static Mutiny.SelectionQuery<TicketMessage> after(
            Mutiny.StatelessSession session, List<UUID> family, Optional<Reached> after) {
        var alone = family.size() == 1;
        var last = after.orElse(Reached.NOTHING);
        var query = session.createSelectionQuery(alone ? BY_POSITION : BY_TIME, TicketMessage.class)
                .setParameter("tickets", family)
                .setParameter("position", last.position());
        return alone ? query : query.setParameter("at", last.receivedAt()).setParameter("id", last.message());
    }

    /** @param after the version that was read last, 0 to begin */
    Uni<List<TicketEvent>> events(TicketId id, long after, int most) {
        return read(id).chain(() -> history.of(id, after, most));
    }
}

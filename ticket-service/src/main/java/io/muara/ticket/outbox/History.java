package io.muara.ticket.outbox;

import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketId;
import io.muara.contracts.Wire;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** What happened to a ticket, long after Kafka was told. */
@ApplicationScoped
public class History {

    private final Mutiny.SessionFactory sessions;

    History(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** @param after the version that was read last, 0 to begin */
    public Uni<List<TicketEvent>> of(TicketId ticket, long after, int most) {
        return sessions.withStatelessSession(session -> session.createSelectionQuery(
                        "from EventRow where ticket = :ticket and version > :after order by version", EventRow.class)
                .setParameter("ticket", ticket.value())
                .setParameter("after", after)
                .setMaxResults(most)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> Wire.read(row.payload, TicketEvent.class))
                        .toList()));
    }
}

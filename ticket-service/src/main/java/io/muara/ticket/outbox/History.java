package io.muara.ticket.outbox;

import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketId;
import io.muara.contracts.Wire;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What happened to a ticket, long after Kafka was told. */
@ApplicationScoped
public class History {

    private final Mutiny.SessionFactory sessions;

    History(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * Takes the words of messages out of what is told of their tickets from now on. What Kafka was told already stays there
     * until its time is over; whoever listens is told by {@link TicketEvent.Type#REDACTED}.
     *
     * @param messages by the id of their ticket, whose row must be locked
     */
    public Uni<Void> redact(Mutiny.StatelessSession session, Map<UUID, Set<UUID>> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createSelectionQuery("from EventRow where ticket in :tickets", EventRow.class)
                .setParameter("tickets", messages.keySet())
                .getResultList()
                .chain(rows -> {
                    var emptied = rows.stream()
                            .filter(row -> row.redact(messages.getOrDefault(row.ticket, Set.of())))
                            .toArray();
                    return emptied.length == 0
                            ? Uni.createFrom().voidItem()
                            : session.updateAll(emptied.length, emptied);
                });
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

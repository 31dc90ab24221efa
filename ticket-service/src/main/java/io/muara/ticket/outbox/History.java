package io.muara.ticket.outbox;

import static java.util.stream.Collectors.toSet;

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

    private static final String ORIGINS = """
            with recursive origin as (
              select id from unnest(cast(:tickets as uuid[])) as id
              union select l.other from ticket_link l join origin o on l.ticket = o.id where l.kind = 'split'
            )
            select id from origin
            """;

    private final Mutiny.SessionFactory sessions;

    History(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * Takes the words of messages out of what is told of their tickets from now on, and of those they were split from. What Kafka was
     * told already stays there until its time is over; whoever listens is told by {@link TicketEvent.Type#REDACTED}.
     *
     * @param messages by the id of their ticket, whose row must be locked
     */
    public Uni<Void> redact(Mutiny.StatelessSession session, Map<UUID, Set<UUID>> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var all = messages.values().stream().flatMap(Set::stream).collect(toSet());
        return session.createNativeQuery(ORIGINS, UUID.class)
                .setParameter("tickets", messages.keySet().toArray(UUID[]::new))
                .getResultList()
                .chain(tickets -> session.createSelectionQuery("from EventRow where ticket in :tickets", EventRow.class)
                        .setParameter("tickets", tickets)
                        .getResultList())
                .chain(rows -> {
                    var emptied = rows.stream().filter(row -> row.redact(all)).toArray();
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

package io.muara.ticket.search;

import io.muara.ticket.lifecycle.Ticket;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tickets that a filter means, the last changed first. */
@ApplicationScoped
public class TicketList {

    private static final String NEWEST = """
            select t.id from ticket t where %s and (t.updated_at, t.id) < (:at, :ticket)
            order by t.updated_at desc, t.id desc limit :most
            """;

    /** So far is counted, and no further. */
    public static final int COUNTED = 1_000;

    private static final String COUNT = "select count(*) from (select 1 from ticket t where %s limit %d) counted";

    private static final After ALL = new After(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    private final Mutiny.SessionFactory sessions;

    TicketList(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** The last of a page, by what the list is ordered by. */
    public record After(Instant updatedAt, UUID ticket) {}

    public Uni<List<Ticket>> newest(Filter filter, Optional<After> after, int most) {
        var last = after.orElse(ALL);
        return sessions.withStatelessSession(session -> Search.known(session, filter)
                .chain(fitting -> fitting.bind(
                                session.createNativeQuery(NEWEST.formatted(fitting.condition()), UUID.class))
                        .setParameter("at", last.updatedAt())
                        .setParameter("ticket", last.ticket())
                        .setParameter("most", most)
                        .getResultList())
                .chain(ids -> read(session, ids)));
    }

    /** Up to one more than {@link #COUNTED}. */
    public Uni<Long> count(Filter filter) {
        return sessions.withStatelessSession(
                session -> Search.known(session, filter).chain(fitting -> fitting.bind(session.createNativeQuery(
                                COUNT.formatted(fitting.condition(), COUNTED + 1), Long.class))
                        .getSingleResult()));
    }

    /** In no order that matters. */
    public Uni<List<Ticket>> read(Collection<UUID> ids) {
        return sessions.withStatelessSession(session -> read(session, ids));
    }

    private static Uni<List<Ticket>> read(Mutiny.StatelessSession session, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createSelectionQuery(
                        "from Ticket where id in :ids order by updatedAt desc, id desc", Ticket.class)
                .setParameter("ids", ids)
                .getResultList();
    }
}

package io.muara.ticket.tracking;

import io.muara.contracts.TicketId;
import io.muara.ticket.lifecycle.Status;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What whoever holds a link may read. */
@ApplicationScoped
class Tracking {

    private static final int MOST = 200;

    /** The ticket, what it was merged into, and whether it stands alone. */
    private static final String FAMILY = """
            with recursive upwards as (
              select id, merged_into, status, 0 as step from ticket where id = :ticket
              union all
              select t.id, t.merged_into, t.status, u.step + 1 from ticket t join upwards u on t.id = u.merged_into
            )
            select u.id, u.status, exists (select 1 from ticket p where p.merged_into = u.id) from upwards u order by u.step
            """;

    /** In a family others may have spoken, whose words do not concern the contact. */
    private static final String MESSAGES = """
            from TicketMessage where ticket in :tickets and direction in (IN, OUT, ECHO)
              and (:alone = true or conversation = :conversation)
            order by receivedAt desc, position desc
            """;

    private final Mutiny.SessionFactory sessions;
    private final TrackingLinks links;

    Tracking(Mutiny.SessionFactory sessions, TrackingLinks links) {
        this.sessions = sessions;
        this.links = links;
    }

    Uni<Optional<Tracked>> read(Secret secret) {
        return sessions.withStatelessSession(session -> links.find(session, secret)
                .chain(found -> found.map(ticket -> read(session, ticket).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private static Uni<Tracked> read(Mutiny.StatelessSession session, TicketId id) {
        return session.get(Ticket.class, id.value()).chain(ticket -> session.createNativeQuery(FAMILY, Tuple.class)
                .setParameter("ticket", id.value())
                .getResultList()
                .chain(family -> messages(session, ticket, family).chain(messages -> rating(session, id)
                        .map(rating -> tracked(ticket, family, messages, rating)))));
    }

    private static Tracked tracked(
            Ticket ticket, List<Tuple> family, List<TicketMessage> messages, Optional<Rating> rating) {
        var shown = new ArrayList<>(messages.subList(0, Math.min(messages.size(), MOST)));
        return new Tracked(
                ticket,
                Status.of(family.getLast().get(1, String.class)),
                shown.reversed(),
                messages.size() > MOST,
                rating);
    }

    private static Uni<List<TicketMessage>> messages(
            Mutiny.StatelessSession session, Ticket ticket, List<Tuple> family) {
        return session.createSelectionQuery(MESSAGES, TicketMessage.class)
                .setParameter(
                        "tickets",
                        family.stream().map(row -> row.get(0, UUID.class)).toList())
                .setParameter("alone", family.size() == 1 && !family.getFirst().get(2, Boolean.class))
                .setParameter("conversation", ticket.conversation())
                .setMaxResults(MOST + 1)
                .getResultList();
    }

    private static Uni<Optional<Rating>> rating(Mutiny.StatelessSession session, TicketId ticket) {
        return session.createNativeQuery("select score, comment from rating where ticket = :ticket", Tuple.class)
                .setParameter("ticket", ticket.value())
                .getResultList()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row ->
                                new Rating(row.get(0, Short.class), Optional.ofNullable(row.get(1, String.class)))));
    }
}

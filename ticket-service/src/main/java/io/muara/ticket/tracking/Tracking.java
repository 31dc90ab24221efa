package io.muara.ticket.tracking;

import io.muara.contracts.TicketId;
import io.muara.ticket.lifecycle.Status;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import io.muara.ticket.satisfaction.Ratings;
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
    private final Ratings ratings;

    Tracking(Mutiny.SessionFactory sessions, TrackingLinks links, Ratings ratings) {
        this.sessions = sessions;
        this.links = links;
        this.ratings = ratings;
    }

    Uni<Optional<Tracked>> read(Secret secret) {
        return sessions.withStatelessSession(session -> links.find(session, secret)
                .chain(found -> found.map(ticket -> read(session, ticket).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private Uni<Tracked> read(Mutiny.StatelessSession session, TicketId id) {
        return session.get(Ticket.class, id.value()).chain(ticket -> session.createNativeQuery(FAMILY, Tuple.class)
                .setParameter("ticket", id.value())
                .getResultList()
                .chain(family -> messages(session, ticket, family).chain(messages -> ratings.asked(session, id)
                        .map(asked -> tracked(ticket, family, messages, asked)))));
    }

    private static Tracked tracked(
            Ticket ticket, List<Tuple> family, List<TicketMessage> messages, Ratings.Asked asked) {
        var shown = new ArrayList<>(messages.subList(0, Math.min(messages.size(), MOST)));
        return new Tracked(
                ticket,
                Status.of(family.getLast().get(1, String.class)),
                shown.reversed(),
                messages.size() > MOST,
                asked);
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
}

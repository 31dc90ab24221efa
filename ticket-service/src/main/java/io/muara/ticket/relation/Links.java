package io.muara.ticket.relation;

import io.muara.contracts.TicketId;
import io.muara.ticket.desk.Answer;
import io.muara.ticket.desk.Desk;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Status;
import io.muara.ticket.lifecycle.Ticket;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which tickets have to do with which. */
@ApplicationScoped
public class Links {

    private static final String OF = """
            select l.kind, true, t.id, t.number, t.status, t.subject
            from ticket_link l join ticket t on t.id = l.other where l.ticket = :ticket
            union all
            select l.kind, false, t.id, t.number, t.status, t.subject
            from ticket_link l join ticket t on t.id = l.ticket where l.other = :ticket
            union all
            select 'part', true, t.id, t.number, t.status, t.subject from ticket t where t.merged_into = :ticket
            order by 4, 1
            """;

    private static final String KEEP = """
            insert into ticket_link (ticket, kind, other, created_at)
            select one, kind, other, now()
            from unnest(cast(:tickets as uuid[]), cast(:kinds as text[]), cast(:others as uuid[])) as l (one, kind, other)
            on conflict do nothing
            """;

    private static final String FORGET = """
            delete from ticket_link where kind = :kind
              and ((ticket = :ticket and other = :other) or (ticket = :other and other = :ticket))
            """;

    private final Mutiny.SessionFactory sessions;
    private final Desk desk;
    private final Clock clock;

    Links(Mutiny.SessionFactory sessions, Desk desk, Clock clock) {
        this.sessions = sessions;
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * @param forth whether the ticket that was asked about is that to the other, not the other to it
     * @param kind {@code part} of one that was merged into the ticket
     */
    public record Linked(
            String kind, boolean forth, TicketId ticket, long number, Status status, Optional<String> subject) {}

    /** The first asked for is first; the same twice is there once. */
    public static Uni<Void> keep(Mutiny.StatelessSession session, List<Link> links) {
        return links.isEmpty()
                ? Uni.createFrom().voidItem()
                : insert(session, links).replaceWithVoid();
    }

    public Uni<List<Linked>> of(TicketId ticket) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(OF, Tuple.class)
                .setParameter("ticket", ticket.value())
                .getResultList()
                .map(rows -> rows.stream().map(Links::linked).toList()));
    }

    /** An event on each of the two; none when they were linked so already. */
    public Uni<Answer> link(Link link, Optional<Long> expected, String actor, Optional<String> why) {
        if (link.ticket().equals(link.other())) {
            return Uni.createFrom().item(new Answer.Refused("a ticket cannot be linked with itself"));
        }
        return desk.changeBoth(link.ticket(), link.other(), expected, (session, ticket, other) -> insert(
                        session, List.of(link))
                .map(made -> made == 0 ? new Outcome.Changed(List.of()) : told(link, ticket, other, true, actor, why)));
    }

    public Uni<Answer> unlink(Link link, Optional<Long> expected, String actor) {
        return desk.changeBoth(
                link.ticket(), link.other(), expected, (session, ticket, other) -> session.createNativeQuery(FORGET)
                        .setParameter("kind", link.kind().id())
                        .setParameter("ticket", link.ticket().value())
                        .setParameter("other", link.other().value())
                        .executeUpdate()
                        .map(gone -> gone == 0
                                ? new Outcome.Refused("ticket %d and ticket %d are not linked as %s"
                                        .formatted(
                                                ticket.number(),
                                                other.number(),
                                                link.kind().id()))
                                : told(link, ticket, other, false, actor, Optional.empty())));
    }

    private Outcome told(Link link, Ticket ticket, Ticket other, boolean linked, String actor, Optional<String> why) {
        var now = clock.instant();
        return new Outcome.Changed(List.of(
                ticket.news(now).linked(link.kind(), other.number(), linked, actor, why),
                other.news(now).linked(link.kind(), ticket.number(), linked, actor, why)));
    }

    private static Uni<Integer> insert(Mutiny.StatelessSession session, List<Link> links) {
        return session.createNativeQuery(KEEP)
                .setParameter("tickets", ids(links, true))
                .setParameter(
                        "kinds", links.stream().map(link -> link.kind().id()).toArray(String[]::new))
                .setParameter("others", ids(links, false))
                .executeUpdate();
    }

    private static Linked linked(Tuple row) {
        return new Linked(
                row.get(0, String.class),
                row.get(1, Boolean.class),
                new TicketId(row.get(2, UUID.class)),
                row.get(3, Long.class),
                Status.of(row.get(4, String.class)),
                Optional.ofNullable(row.get(5, String.class)));
    }

    private static UUID[] ids(List<Link> links, boolean ones) {
        return links.stream()
                .map(link -> (ones ? link.ticket() : link.other()).value())
                .toArray(UUID[]::new);
    }
}

package io.muara.ticket.opening;

import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketId;
import io.muara.ticket.database.Patience;
import io.muara.ticket.lifecycle.Status;
import io.muara.ticket.opening.Addressing.Addressed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Opens a ticket with a word of ours. The conversation is locked as for a message that comes in, so that whoever writes in the same
 * moment finds our ticket, or we find theirs.
 */
@ApplicationScoped
public class Openings {

    private static final Duration WINDOW = Duration.ofHours(24);

    private static final String SHUT =
            "the contact has not written within 24 hours, and WhatsApp then takes only what it approved: give a template";

    private static final String MEET = "insert into conversation (key) values (:key) on conflict do nothing";
    private static final String LOCK = "select key from conversation where key = :key for update";

    private static final String GOES_ON = """
            select id, number from ticket
            where conversation = :key and status in (%s)
            order by number desc limit 1
            """.formatted(Status.ACTIVE);

    private static final String LAST_HEARD =
            "select max(sent_at) from message where conversation = :key and direction = 'in'";

    private final Mutiny.SessionFactory sessions;
    private final Addressing addressing;
    private final FirstWords words;
    private final Patience patience;
    private final Clock clock;

    Openings(Mutiny.SessionFactory sessions, Addressing addressing, FirstWords words, Patience patience, Clock clock) {
        this.sessions = sessions;
        this.addressing = addressing;
        this.words = words;
        this.patience = patience;
        this.clock = clock;
    }

    /** @param reply the word that opens it */
    public Uni<Opened> open(TicketId ticket, ReplyId reply, NewTicket wanted) {
        return patience.overContention(() -> sessions.withStatelessTransaction(session -> lock(session, wanted)
                        .chain(() -> addressing.of(session, wanted))
                        .chain(addressed -> addressed
                                .map(found -> open(session, ticket, reply, wanted, found))
                                .orElseGet(() -> Uni.createFrom().item(new Opened.Nobody())))))
                .onFailure(Reach.Unreachable.class)
                .recoverWithItem(failure -> new Opened.Refused(String.valueOf(failure.getMessage())));
    }

    private Uni<Opened> open(
            Mutiny.StatelessSession session, TicketId id, ReplyId reply, NewTicket wanted, Addressed addressed) {
        var key = addressed.reach().conversation().toString();
        return lock(session, key)
                .chain(() -> goesOn(session, key, addressed.reach()))
                .chain(other -> other.map(found -> Uni.createFrom().item(found)).orElseGet(() -> lastHeard(session, key)
                        .invoke(heard -> requireOpen(addressed.reach(), wanted, heard))
                        .chain(() -> words.write(session, id, reply, wanted, addressed))));
    }

    /** Nothing stays of what was begun, such as a contact that was made for it. */
    private void requireOpen(Reach reach, NewTicket wanted, Optional<Instant> heard) {
        var openSince = clock.instant().minus(WINDOW);
        if (reach.hasWindow()
                && wanted.words().template().isEmpty()
                && heard.filter(at -> at.isAfter(openSince)).isEmpty()) {
            throw new Reach.Unreachable(SHUT);
        }
    }

    /** Before names, as for a message that comes in, so that two of us never wait for each other. */
    private static Uni<Void> lock(Mutiny.StatelessSession session, NewTicket wanted) {
        return wanted.address()
                .map(address -> Reach.of(wanted.channel(), wanted.account(), address))
                .map(reach -> lock(session, reach.conversation().toString()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Uni<Void> lock(Mutiny.StatelessSession session, String key) {
        return session.createNativeQuery(MEET)
                .setParameter("key", key)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(LOCK, String.class)
                        .setParameter("key", key)
                        .getSingleResult())
                .replaceWithVoid();
    }

    private static Uni<Optional<Opened>> goesOn(Mutiny.StatelessSession session, String key, Reach reach) {
        if (reach.isThreaded()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return session.createNativeQuery(GOES_ON, Tuple.class)
                .setParameter("key", key)
                .getResultList()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Opened.GoesOn(new TicketId(row.get(0, UUID.class)), row.get(1, Long.class))));
    }

    private static Uni<Optional<Instant>> lastHeard(Mutiny.StatelessSession session, String key) {
        return session.createNativeQuery(LAST_HEARD, OffsetDateTime.class)
                .setParameter("key", key)
                .getSingleResultOrNull()
                .map(at -> Optional.ofNullable(at).map(OffsetDateTime::toInstant));
    }
}

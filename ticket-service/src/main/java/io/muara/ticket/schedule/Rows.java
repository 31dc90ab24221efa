package io.muara.ticket.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketId;
import io.muara.contracts.Wire;
import io.muara.ticket.reply.Words;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Scheduled replies as they lie in PostgreSQL. */
final class Rows {

    private static final String COLUMNS = """
            select s.id, s.ticket, cast(s.words as text), s.actor, s.position, s.if_contact_writes, s.state, s.reason, s.due_at,
              exists (select 1 from message m
                where m.ticket = s.ticket and m.direction = 'in' and m.position > s.position)
            from scheduled_reply s
            """;

    private static final String OF_TICKET = COLUMNS + "where s.ticket = :ticket order by s.due_at, s.id";

    private static final String ONE = COLUMNS + "where s.ticket = :ticket and s.id = :id";

    private static final String DUE = """
            select id from scheduled_reply where state = 'waiting' and due_at <= clock_timestamp()
            order by due_at limit 100
            """;

    /** Skips what another replica has in hands, and a ticket that is just being changed: its turn comes again in a moment. */
    private static final String CLAIM = """
            select s.ticket from scheduled_reply s join ticket t on t.id = s.ticket
            where s.id = :id and s.state = 'waiting' and s.due_at <= clock_timestamp()
            for update of s, t skip locked
            """;

    private static final String MOVE = """
            update scheduled_reply set state = :state, reason = nullif(:reason, '')
            where id = :id and ticket = :ticket and state in ('waiting', 'held')
            """;

    private static final String HURRY = """
            update scheduled_reply set state = 'waiting', if_contact_writes = 'send', due_at = clock_timestamp(), reason = null
            where id = :id and ticket = :ticket and state in ('waiting', 'held')
            """;

    private static final String ADD = """
            insert into scheduled_reply (id, ticket, words, actor, position, if_contact_writes, state, due_at, created_at)
            values (:id, :ticket, cast(cast(:words as text) as jsonb), :actor, :position, :choice, 'waiting', %s, clock_timestamp())
            """;

    private static final String AT = ADD.formatted(":at");
    private static final String IN =
            ADD.formatted("clock_timestamp() + cast(:millis as bigint) * interval '1 millisecond'");

    private Rows() {}

    static Uni<Void> add(
            Mutiny.StatelessSession session, ReplyId id, TicketId ticket, long position, NewSchedule wanted) {
        var timing = wanted.timing();
        var insert = session.createNativeQuery(timing.at().isPresent() ? AT : IN)
                .setParameter("id", id.value())
                .setParameter("ticket", ticket.value())
                .setParameter("words", new String(Wire.bytes(wanted.words()), UTF_8))
                .setParameter("actor", wanted.actor())
                .setParameter("position", position)
                .setParameter("choice", timing.ifContactWrites().id());
        timing.at()
                .ifPresentOrElse(
                        at -> insert.setParameter("at", at),
                        () -> insert.setParameter("millis", timing.delay().toMillis()));
        return insert.executeUpdate().replaceWithVoid();
    }

    static Uni<List<ScheduledReply>> of(Mutiny.StatelessSession session, TicketId ticket) {
        return session.createNativeQuery(OF_TICKET, Tuple.class)
                .setParameter("ticket", ticket.value())
                .getResultList()
                .map(rows -> rows.stream().map(Rows::read).toList());
    }

    static Uni<Optional<ScheduledReply>> one(Mutiny.StatelessSession session, TicketId ticket, ReplyId id) {
        return session.createNativeQuery(ONE, Tuple.class)
                .setParameter("ticket", ticket.value())
                .setParameter("id", id.value())
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(Rows::read));
    }

    static Uni<List<UUID>> due(Mutiny.StatelessSession session) {
        return session.createNativeQuery(DUE, UUID.class).getResultList();
    }

    /** Its ticket, locked as it is; empty when it is not ours to send. */
    static Uni<Optional<TicketId>> claim(Mutiny.StatelessSession session, UUID id) {
        return session.createNativeQuery(CLAIM, UUID.class)
                .setParameter("id", id)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(TicketId::new));
    }

    /** False when it stands where nothing can become of it any more. */
    static Uni<Boolean> move(
            Mutiny.StatelessSession session, TicketId ticket, ReplyId id, State to, Optional<String> reason) {
        return session.createNativeQuery(MOVE)
                .setParameter("state", to.id())
                .setParameter("reason", reason.orElse(""))
                .setParameter("id", id.value())
                .setParameter("ticket", ticket.value())
                .executeUpdate()
                .map(count -> count > 0);
    }

    /** The same: due at once, whatever its contact wrote. */
    static Uni<Boolean> hurry(Mutiny.StatelessSession session, TicketId ticket, ReplyId id) {
        return session.createNativeQuery(HURRY)
                .setParameter("id", id.value())
                .setParameter("ticket", ticket.value())
                .executeUpdate()
                .map(count -> count > 0);
    }

    private static ScheduledReply read(Tuple row) {
        return new ScheduledReply(
                new ReplyId(row.get(0, UUID.class)),
                new TicketId(row.get(1, UUID.class)),
                Wire.read(row.get(2, String.class).getBytes(UTF_8), Words.class),
                row.get(3, String.class),
                row.get(4, Long.class),
                row.get(9, Boolean.class),
                IfContactWrites.of(row.get(5, String.class)),
                State.of(row.get(6, String.class)),
                reason(row.get(7, String.class)),
                row.get(8, OffsetDateTime.class).toInstant());
    }

    private static Optional<String> reason(@Nullable String text) {
        return Optional.ofNullable(text);
    }
}

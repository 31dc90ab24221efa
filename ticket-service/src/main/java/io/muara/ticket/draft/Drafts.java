package io.muara.ticket.draft;

import io.muara.contracts.AgentId;
import io.muara.contracts.TicketId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** One draft of an agent on a ticket, on whatever device they write. Whoever writes last wins, unless they ask not to. */
@ApplicationScoped
public class Drafts {

    private static final String AGENT = "agent:";

    private static final String READ = """
            select version, text, array_to_string(attachments, ','), updated_at from draft
            where ticket = :ticket and agent = :agent for update
            """;

    private static final String KEEP = """
            insert into draft (ticket, agent, version, text, attachments, updated_at)
            values (:ticket, :agent, nextval('draft_version'), :text, cast(:attachments as uuid[]), :now)
            on conflict (ticket, agent) do update
            set version = excluded.version, text = excluded.text, attachments = excluded.attachments,
                updated_at = excluded.updated_at
            returning version
            """;

    private static final String FORGET = "delete from draft where ticket = :ticket and agent = :agent";

    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    Drafts(Mutiny.SessionFactory sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** What came of keeping a draft. */
    public sealed interface Kept {

        record Done(Draft draft) implements Kept {}

        /** It was changed elsewhere meanwhile; absent when it was sent or thrown away. */
        record Stale(Optional<Draft> now) implements Kept {}
    }

    public Uni<Optional<Draft>> read(TicketId ticket, AgentId agent) {
        return sessions.withStatelessTransaction(session -> read(session, ticket, agent));
    }

    /** @param expected the version that the text was written upon, when its author cares */
    public Uni<Kept> keep(
            TicketId ticket, AgentId agent, Optional<Long> expected, String text, List<UUID> attachments) {
        return sessions.withStatelessTransaction(session -> read(session, ticket, agent)
                .chain(found -> isStale(found, expected)
                        ? Uni.createFrom().<Kept>item(new Kept.Stale(found))
                        : keep(session, ticket, agent, text, attachments).map(Kept.Done::new)));
    }

    /** Whether there was one. */
    public Uni<Boolean> drop(TicketId ticket, AgentId agent) {
        return sessions.withStatelessTransaction(session -> forgetOf(session, ticket, agent.value()))
                .map(count -> count > 0);
    }

    /**
     * With the reply that it became.
     *
     * @param actor as events name it; who is no agent has no draft
     */
    public static Uni<Void> forget(Mutiny.StatelessSession session, TicketId ticket, String actor) {
        return actor.startsWith(AGENT)
                ? forgetOf(session, ticket, actor.substring(AGENT.length())).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private static Uni<Integer> forgetOf(Mutiny.StatelessSession session, TicketId ticket, String agent) {
        return session.createNativeQuery(FORGET)
                .setParameter("ticket", ticket.value())
                .setParameter("agent", agent)
                .executeUpdate();
    }

    private static boolean isStale(Optional<Draft> found, Optional<Long> expected) {
        return expected.isPresent() && !found.map(Draft::version).equals(expected);
    }

    private static Uni<Optional<Draft>> read(Mutiny.StatelessSession session, TicketId ticket, AgentId agent) {
        return session.createNativeQuery(READ, Tuple.class)
                .setParameter("ticket", ticket.value())
                .setParameter("agent", agent.value())
                .getResultList()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Draft(
                                row.get(0, Long.class),
                                row.get(1, String.class),
                                files(row.get(2, String.class)),
                                row.get(3, OffsetDateTime.class).toInstant())));
    }

    private static List<UUID> files(String ids) {
        return ids.isEmpty()
                ? List.of()
                : Arrays.stream(ids.split(",", -1)).map(UUID::fromString).toList();
    }

    private Uni<Draft> keep(
            Mutiny.StatelessSession session, TicketId ticket, AgentId agent, String text, List<UUID> attachments) {
        var now = clock.instant();
        return session.createNativeQuery(KEEP, Long.class)
                .setParameter("ticket", ticket.value())
                .setParameter("agent", agent.value())
                .setParameter("text", text)
                .setParameter("attachments", attachments.toArray(UUID[]::new))
                .setParameter("now", now)
                .getSingleResult()
                .map(version -> new Draft(version, text, attachments, now));
    }
}

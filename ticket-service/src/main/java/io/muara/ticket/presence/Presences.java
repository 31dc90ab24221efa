package io.muara.ticket.presence;

import io.muara.contracts.AgentId;
import io.muara.contracts.TicketId;
import io.muara.ticket.database.Patience;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** By PostgreSQL's clock alone: those of the replicas may differ by more than a presence lasts. */
@ApplicationScoped
public class Presences {

    private static final String HERE = """
            insert into presence (ticket, agent, doing, since, until)
            values (:ticket, :agent, :doing, clock_timestamp(), clock_timestamp() + cast(:millis as int) * interval '1 millisecond')
            on conflict (ticket, agent) do update
            set until = excluded.until, doing = excluded.doing,
                since = case when presence.doing = excluded.doing and presence.until > clock_timestamp()
                    then presence.since else excluded.since end
            """;

    private static final String WHO = """
            select agent, doing, since from presence
            where ticket = :ticket and until > clock_timestamp() order by agent
            """;

    private final Mutiny.SessionFactory sessions;
    private final PresenceConfig config;
    private final Patience patience;

    Presences(Mutiny.SessionFactory sessions, PresenceConfig config, Patience patience) {
        this.sessions = sessions;
        this.config = config;
        this.patience = patience;
    }

    /** @param since when they began to do that */
    public record Presence(AgentId agent, Doing doing, Instant since) {}

    /** Says that an agent is there, and finds who else is. */
    public Uni<List<Presence>> here(TicketId ticket, AgentId agent, Doing doing) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(HERE)
                .setParameter("ticket", ticket.value())
                .setParameter("agent", agent.value())
                .setParameter("doing", doing.id())
                .setParameter("millis", Math.toIntExact(config.expires().toMillis()))
                .executeUpdate()
                .chain(() -> who(session, ticket)));
    }

    public Uni<Void> gone(TicketId ticket, AgentId agent) {
        return sessions.withStatelessTransaction(
                session -> session.createNativeQuery("delete from presence where ticket = :ticket and agent = :agent")
                        .setParameter("ticket", ticket.value())
                        .setParameter("agent", agent.value())
                        .executeUpdate()
                        .replaceWithVoid());
    }

    public Uni<List<Presence>> who(TicketId ticket) {
        return sessions.withStatelessSession(session -> who(session, ticket));
    }

    @Scheduled(every = "1m")
    Uni<Void> forget() {
        return patience.ifPossible(() -> sessions.withStatelessTransaction(
                session -> session.createNativeQuery("delete from presence where until < clock_timestamp()")
                        .executeUpdate()));
    }

    private static Uni<List<Presence>> who(Mutiny.StatelessSession session, TicketId ticket) {
        return session.createNativeQuery(WHO, Tuple.class)
                .setParameter("ticket", ticket.value())
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Presence(
                                new AgentId(row.get(0, String.class)),
                                Doing.of(row.get(1, String.class)),
                                row.get(2, OffsetDateTime.class).toInstant()))
                        .toList());
    }
}

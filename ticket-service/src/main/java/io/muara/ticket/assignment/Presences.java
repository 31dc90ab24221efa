package io.muara.ticket.assignment;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;

import io.muara.contracts.AgentId;
import io.muara.ticket.database.Patience;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Whether agents are there, as they say themselves. By PostgreSQL's clock, because those of the replicas may differ. */
@Startup // so that a setting that cannot be meant is told at once
@ApplicationScoped
public class Presences {

    private static final String BE = """
            update agent set
              presence_since = case when presence = :presence then presence_since else clock_timestamp() end,
              presence = :presence,
              presence_until = case when :presence <> 'offline'
                then clock_timestamp() + cast(:seconds as bigint) * interval '1 second' end
            where id = :id
            """;

    private static final String GONE = """
            select id from agent where presence_until <= clock_timestamp() order by id for update skip locked
            """;

    private static final String LEAVE = """
            update agent set presence = 'offline', presence_since = presence_until, presence_until = null where id = :id
            """;

    private final Mutiny.SessionFactory sessions;
    private final AssignmentConfig config;
    private final Comings comings;
    private final Patience patience;

    Presences(Mutiny.SessionFactory sessions, AssignmentConfig config, Comings comings, Patience patience) {
        if (config.heartbeat().toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "muara.assignment.heartbeat must be a second at least, such as 60s, but was %s"
                            .formatted(config.heartbeat()));
        }
        this.sessions = sessions;
        this.config = config;
        this.comings = comings;
        this.patience = patience;
    }

    @Scheduled(every = "${muara.assignment.look-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return patience.ifPossible(this::expire);
    }

    /** An agent says whether they are there, and is gone when they do not say so again soon; false when there is no such agent. */
    public Uni<Boolean> be(AgentId id, Presence presence) {
        return sessions.withStatelessTransaction(session -> locked(session, id.value())
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : session.createNativeQuery(BE)
                                .setParameter("id", id.value())
                                .setParameter("presence", presence.id())
                                .setParameter("seconds", config.heartbeat().toSeconds())
                                .executeUpdate()
                                .chain(() -> tell(session, found.getFirst()))
                                .replaceWith(true)));
    }

    /** Whoever did not say in time that they are there is gone. */
    private Uni<Void> expire() {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(GONE, String.class)
                .getResultList()
                .chain(ids -> Multi.createFrom()
                        .iterable(ids)
                        .onItem()
                        .transformToUniAndConcatenate(id -> leave(session, id))
                        .onItem()
                        .ignoreAsUni()));
    }

    private Uni<Void> leave(Mutiny.StatelessSession session, String id) {
        return locked(session, id).chain(found -> session.createNativeQuery(LEAVE)
                .setParameter("id", id)
                .executeUpdate()
                .chain(() -> tell(session, found.getFirst())));
    }

    private Uni<Void> tell(Mutiny.StatelessSession session, Agent before) {
        return locked(session, before.id).chain(after -> comings.tell(session, Optional.of(before.presence()), after));
    }

    private static Uni<List<Agent>> locked(Mutiny.StatelessSession session, String id) {
        return session.createSelectionQuery("from Agent where id = :id", Agent.class)
                .setParameter("id", id)
                .setLockMode(PESSIMISTIC_WRITE)
                .getResultList();
    }
}

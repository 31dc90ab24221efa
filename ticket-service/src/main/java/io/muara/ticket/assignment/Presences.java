package io.muara.ticket.assignment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Whether agents are there. By PostgreSQL's clock, because those of the replicas may differ. */
@ApplicationScoped
class Presences {

    private static final String EXPIRE = """
            update agent set presence = 'offline', presence_since = presence_until, presence_until = null
            where id in (select id from agent where presence_until <= clock_timestamp() order by id for update skip locked)
            """;

    private final Mutiny.SessionFactory sessions;

    Presences(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Whoever did not say in time that they are there is gone. */
    Uni<Void> expire() {
        return sessions.withStatelessTransaction(
                session -> session.createNativeQuery(EXPIRE).executeUpdate().replaceWithVoid());
    }
}

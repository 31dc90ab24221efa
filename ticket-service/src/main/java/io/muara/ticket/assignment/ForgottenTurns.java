package io.muara.ticket.assignment;

import io.muara.ticket.database.Patience;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Forgets what was given and declined so long ago that nothing goes by it any more. */
@ApplicationScoped
class ForgottenTurns {

    private static final String HANDED = """
            delete from handing h where not exists (
              select 1 from team t where t.id = h.team
                and h.at > clock_timestamp() - cast(t.policy -> 'fair' ->> 'within' as interval))
            """;

    private static final String DECLINED =
            "delete from declined_offer where at < clock_timestamp() - interval '90 days'";

    private final Mutiny.SessionFactory sessions;
    private final Patience patience;

    ForgottenTurns(Mutiny.SessionFactory sessions, Patience patience) {
        this.sessions = sessions;
        this.patience = patience;
    }

    @Scheduled(every = "1h", delayed = "5m")
    Uni<Void> forget() {
        return patience.ifPossible(() -> sessions.withStatelessTransaction(session -> session.createNativeQuery(HANDED)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(DECLINED).executeUpdate())));
    }
}

package io.muara.ticket.reply;

import io.muara.ticket.database.Patience;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.hibernate.reactive.mutiny.Mutiny;

/** Forgets reports that nobody ever claimed: providers also tell of what was sent by other means than Muara. */
@ApplicationScoped
class EarlyReports {

    /** Longer than any provider goes on trying to reach us. */
    private static final Duration KEPT = Duration.ofDays(8);

    private final Mutiny.SessionFactory sessions;
    private final Patience patience;
    private final Clock clock;

    EarlyReports(Mutiny.SessionFactory sessions, Patience patience, Clock clock) {
        this.sessions = sessions;
        this.patience = patience;
        this.clock = clock;
    }

    @Scheduled(every = "1h")
    Uni<Void> forget() {
        return patience.ifPossible(() -> sessions.withStatelessTransaction(
                session -> session.createMutationQuery("delete from EarlyReport where receivedAt < :before")
                        .setParameter("before", clock.instant().minus(KEPT))
                        .executeUpdate()));
    }
}

package io.muara.ticket.file;

import io.muara.ticket.database.Patience;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.hibernate.reactive.mutiny.Mutiny;

/** Forgets reports whose message never came, because somebody dropped it where it was parked. */
@ApplicationScoped
class ForgottenFiles {

    /** As long as Kafka keeps a routed message. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Mutiny.SessionFactory sessions;
    private final Patience patience;
    private final Clock clock;

    ForgottenFiles(Mutiny.SessionFactory sessions, Patience patience, Clock clock) {
        this.sessions = sessions;
        this.patience = patience;
        this.clock = clock;
    }

    @Scheduled(every = "1h")
    Uni<Void> forget() {
        return patience.ifPossible(() -> sessions.withStatelessTransaction(
                session -> session.createNativeQuery("delete from early_attachment where received_at < :before")
                        .setParameter("before", clock.instant().minus(KEPT))
                        .executeUpdate()));
    }
}

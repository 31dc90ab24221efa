package io.muara.ticket.upload;

import io.muara.ticket.database.Patience;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.hibernate.reactive.mutiny.Mutiny;

/** Forgets files that nobody sent. Their bytes stay: they may be those of another file, too. */
@ApplicationScoped
class ForgottenUploads {

    private final Mutiny.SessionFactory sessions;
    private final UploadsConfig config;
    private final Patience patience;
    private final Clock clock;

    ForgottenUploads(Mutiny.SessionFactory sessions, UploadsConfig config, Patience patience, Clock clock) {
        this.sessions = sessions;
        this.config = config;
        this.patience = patience;
        this.clock = clock;
    }

    @Scheduled(every = "1h")
    Uni<Void> forget() {
        return patience.ifPossible(() -> sessions.withStatelessTransaction(
                session -> session.createMutationQuery("delete from Upload where uploadedAt < :before")
                        .setParameter("before", clock.instant().minus(config.kept()))
                        .executeUpdate()));
    }
}

package io.muara.ticket.intake;

import io.muara.ticket.database.Patience;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Lets go of parked messages that a release could not handle. What only waits behind one of them is never dropped, and the records
 * stay where they came from.
 */
@ApplicationScoped
public class Drop {

    private final Mutiny.SessionFactory sessions;
    private final Patience patience;

    Drop(Mutiny.SessionFactory sessions, Patience patience) {
        this.sessions = sessions;
        this.patience = patience;
    }

    public sealed interface Result {

        record Dropped(String conversation, int messages) implements Result {}

        /** Messages still wait behind those that cannot be handled: nothing was dropped. */
        record Held() implements Result {}
    }

    /** @param reason why nobody needs them, for the log */
    public Uni<Result> drop(String conversation, String reason) {
        return patience.overContention(
                        () -> sessions.withStatelessTransaction(session -> Release.lock(session, conversation)
                                .<Result>chain(row -> row.isParked()
                                        ? Uni.createFrom().item(new Result.Held())
                                        : delete(session, conversation))))
                .invoke(result -> {
                    if (result instanceof Result.Dropped(var any, var messages)) {
                        Log.infof("parked messages were dropped messages=%d reason=%s", messages, reason);
                    }
                });
    }

    private static Uni<Result> delete(Mutiny.StatelessSession session, String conversation) {
        return session.createMutationQuery(
                        "delete from ParkedMessage where conversation = :conversation and givenUpAt is not null")
                .setParameter("conversation", conversation)
                .executeUpdate()
                .map(count -> new Result.Dropped(conversation, count));
    }
}

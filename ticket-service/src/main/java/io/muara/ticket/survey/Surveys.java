package io.muara.ticket.survey;

import io.muara.contracts.TicketId;
import io.muara.ticket.database.Outage;
import io.muara.ticket.database.Patience;
import io.muara.ticket.desk.Desk;
import io.muara.ticket.lifecycle.Outcome;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Looks for contacts whose time to be asked or reminded has come. A claim is a lock on what is due and on its ticket, and what becomes
 * of it is committed with the message, so that each is written once, by whichever replica.
 */
@ApplicationScoped
class Surveys {

    private final Mutiny.SessionFactory sessions;
    private final Desk desk;
    private final Asking asking;
    private final Patience patience;

    Surveys(Mutiny.SessionFactory sessions, Desk desk, Asking asking, Patience patience) {
        this.sessions = sessions;
        this.desk = desk;
        this.asking = asking;
        this.patience = patience;
    }

    @Scheduled(every = "{muara.satisfaction.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return patience.ifPossible(
                () -> sessions.withStatelessSession(Dues::waiting).chain(this::handle));
    }

    private Uni<Void> handle(List<TicketId> due) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(this::handle)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> handle(TicketId ticket) {
        return sessions.withStatelessTransaction(
                        session -> Dues.claim(session, ticket).chain(claimed -> claimed.map(due -> handle(session, due))
                                .orElseGet(() -> Uni.createFrom().voidItem())))
                .onFailure(failure -> !Outage.is(failure))
                .recoverWithUni(failure -> giveUp(ticket, failure));
    }

    private Uni<Void> handle(Mutiny.StatelessSession session, Due due) {
        return desk.change(session, due.ticket(), Optional.empty(), (same, ticket) -> asking.settle(same, ticket, due)
                        .map(outcome -> (Outcome) outcome))
                .replaceWithVoid();
    }

    /** Poison: it must not stand before the others for good. */
    private Uni<Void> giveUp(TicketId ticket, Throwable failure) {
        Log.errorf("contact cannot be asked how content they are ticket=%s reason=%s", ticket, Outage.reason(failure));
        return sessions.withStatelessTransaction(session -> Dues.remove(session, ticket));
    }
}

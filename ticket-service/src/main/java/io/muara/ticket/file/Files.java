package io.muara.ticket.file;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;

import io.muara.contracts.AttachmentReport;
import io.muara.ticket.inbox.DeadLetters;
import io.muara.ticket.inbox.Inbox;
import io.muara.ticket.inbox.Source;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import io.muara.ticket.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** One transaction for each report on a file. */
@ApplicationScoped
class Files {

    private final Mutiny.SessionFactory sessions;
    private final Inbox inbox;
    private final EarlyFiles early;
    private final Outbox outbox;
    private final Clock clock;

    Files(Mutiny.SessionFactory sessions, Inbox inbox, EarlyFiles early, Outbox outbox, Clock clock) {
        this.sessions = sessions;
        this.inbox = inbox;
        this.early = early;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Tells the message what became of its file, now or when it comes. */
    Uni<Void> take(AttachmentReport report) {
        return sessions.withStatelessTransaction(
                session -> inbox.add(session, List.of(report.id().value()))
                        .chain(added -> added.isEmpty() ? Uni.createFrom().voidItem() : take(session, report)));
    }

    Uni<Void> bury(Source source, String reason) {
        var letter = DeadLetters.of(source, source.key(), reason);
        return sessions.withStatelessTransaction(session -> outbox.append(session, List.of(), List.of(letter)));
    }

    private Uni<Void> take(Mutiny.StatelessSession session, AttachmentReport report) {
        return early.lock(session, report.message())
                .chain(() -> session.createNativeQuery("select ticket from message where id = :id", UUID.class)
                        .setParameter("id", report.message().value())
                        .getSingleResultOrNull())
                .chain(ticket ->
                        ticket == null ? early.keep(session, report, clock.instant()) : tell(session, ticket, report));
    }

    /** The ticket's row first, as everybody does who changes anything about it. */
    private Uni<Void> tell(Mutiny.StatelessSession session, UUID id, AttachmentReport report) {
        return session.createSelectionQuery("from Ticket where id = :id", Ticket.class)
                .setParameter("id", id)
                .setLockMode(PESSIMISTIC_WRITE)
                .getSingleResult()
                .chain(ticket -> session.createSelectionQuery("from TicketMessage where id = :id", TicketMessage.class)
                        .setParameter("id", report.message().value())
                        .getSingleResult()
                        .chain(message -> tell(session, ticket, message, report)));
    }

    private Uni<Void> tell(
            Mutiny.StatelessSession session, Ticket ticket, TicketMessage message, AttachmentReport report) {
        var file = message.fetched(report);
        if (file.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var event = ticket.news(clock.instant()).fetched(message, file.get());
        return session.update(message)
                .chain(() -> session.update(ticket))
                .chain(() -> outbox.append(session, List.of(event), List.of()));
    }
}

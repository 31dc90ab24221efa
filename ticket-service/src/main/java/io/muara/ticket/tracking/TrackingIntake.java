package io.muara.ticket.tracking;

import io.muara.contracts.Content;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import io.muara.contracts.Threading.Evidence;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.outbox.Letter;
import io.muara.ticket.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** What a contact does on the page. What they write goes the way of every message: to the journal, the rules, and its ticket. */
@ApplicationScoped
class TrackingIntake {

    static final int LONGEST = 20_000;
    private static final Duration HOUR = Duration.ofHours(1);

    private static final String LATELY =
            "select count(*) from tracking_message where ticket = :ticket and written_at > :since";

    private static final String WRITTEN = """
            insert into tracking_message (id, ticket, written_at) values (:id, :ticket, :now)
            """;

    private final TrackingConfig config;
    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;
    private final Supplier<UUID> ids;
    private final Clock clock;

    TrackingIntake(
            TrackingConfig config, Mutiny.SessionFactory sessions, Outbox outbox, Supplier<UUID> ids, Clock clock) {
        this.config = config;
        this.sessions = sessions;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** False when there was too much of it lately. */
    Uni<Boolean> say(Ticket ticket, String text, Language language) {
        var now = clock.instant();
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(LATELY, Long.class)
                .setParameter("ticket", ticket.id().value())
                .setParameter("since", now.minus(HOUR))
                .getSingleResult()
                .chain(lately -> lately >= config.messagesPerHour()
                        ? Uni.createFrom().item(false)
                        : say(session, ticket, text, language, now).replaceWith(true)));
    }

    private Uni<Void> say(Mutiny.StatelessSession session, Ticket ticket, String text, Language language, Instant now) {
        var id = ids.get();
        return session.createNativeQuery(WRITTEN)
                .setParameter("id", id)
                .setParameter("ticket", ticket.id().value())
                .setParameter("now", now)
                .executeUpdate()
                .chain(() ->
                        outbox.append(session, List.of(), List.of(letter(message(ticket, id, text, language, now)))));
    }

    private static InboundMessage message(Ticket ticket, UUID id, String text, Language language, Instant now) {
        var conversation = ticket.conversation();
        var name = "page-" + id;
        var evidence = new Evidence(
                Evidence.Kind.TRACKING_PAGE, "the ticket's page", true, Optional.empty(), Optional.of(ticket.number()));
        return new InboundMessage(
                MessageId.of(conversation.channel(), conversation.account(), name, "message"),
                conversation,
                new Sender(ticket.contactName(), ticket.identities(), Optional.of(language.code())),
                ticket.subject(),
                new Content.Text(text),
                List.of(),
                new Threading(Threading.Style.THREADED, List.of(), Optional.empty(), List.of(evidence)),
                new Provenance(
                        name,
                        Provenance.Direction.INBOUND,
                        now,
                        now,
                        new Provenance.Original("text/plain", Optional.of(text), Optional.empty())),
                Optional.empty());
    }

    private static Letter letter(InboundMessage message) {
        var key = message.conversation().toString();
        return new Letter(Topics.INBOUND, Optional.of(key), key, Map.of(), Optional.of(Wire.bytes(message)));
    }
}

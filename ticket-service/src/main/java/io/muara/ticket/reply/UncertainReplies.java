package io.muara.ticket.reply;

import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.MessageId;
import io.muara.contracts.ReplyId;
import io.muara.ticket.database.Patience;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A reply that has been on its way for too long was cut off: nobody can tell whether the customer has it, and so we say.
 * Two replicas may look at the same time; the second finds it said.
 */
@ApplicationScoped
class UncertainReplies {

    private static final String STUCK =
            "select id, conversation from message where delivery = 'sending' and delivery_at < :before limit 200";

    private final Mutiny.SessionFactory sessions;
    private final Deliveries deliveries;
    private final RepliesConfig config;
    private final Patience patience;
    private final Clock clock;

    UncertainReplies(
            Mutiny.SessionFactory sessions,
            Deliveries deliveries,
            RepliesConfig config,
            Patience patience,
            Clock clock) {
        this.sessions = sessions;
        this.deliveries = deliveries;
        this.config = config;
        this.patience = patience;
        this.clock = clock;
    }

    @Scheduled(every = "{muara.replies.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return patience.ifPossible(() -> sessions.withStatelessTransaction(session -> find(session)));
    }

    private Uni<Integer> find(Mutiny.StatelessSession session) {
        var now = clock.instant();
        return session.createNativeQuery(STUCK, Tuple.class)
                .setParameter("before", now.minus(config.uncertainAfter()))
                .getResultList()
                .chain(rows -> deliveries.apply(
                        session, rows.stream().map(row -> uncertain(row, now)).toList()));
    }

    private static DeliveryReport uncertain(Tuple stuck, Instant now) {
        var reply = stuck.get(0, UUID.class);
        return new DeliveryReport(
                new MessageId(reply),
                ConversationKey.parse(stuck.get(1, String.class)),
                Optional.of(new ReplyId(reply)),
                Optional.empty(),
                DeliveryReport.Status.UNCERTAIN,
                Optional.of("sending was cut off; whether it arrived is not known"),
                now);
    }
}

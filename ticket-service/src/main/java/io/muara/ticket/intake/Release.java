package io.muara.ticket.intake;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;

import io.muara.ticket.database.Outage;
import io.muara.ticket.database.Patience;
import io.muara.ticket.inbox.Inbox;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes a conversation's parked messages in order, each in a transaction of its own. One that still cannot be handled is
 * given up: it stays to be seen and to be tried with the next release, and holds nothing back any more.
 */
@ApplicationScoped
public class Release {

    private final Mutiny.SessionFactory sessions;
    private final Inbox inbox;
    private final Reception reception;
    private final Patience patience;
    private final Clock clock;

    Release(Mutiny.SessionFactory sessions, Inbox inbox, Reception reception, Patience patience, Clock clock) {
        this.sessions = sessions;
        this.inbox = inbox;
        this.reception = reception;
        this.patience = patience;
        this.clock = clock;
    }

    /** @param givenUp messages that still cannot be handled */
    public record Released(String conversation, int handled, int givenUp) {}

    private enum Step {
        HANDLED,
        GIVEN_UP,
        NOTHING_LEFT
    }

    public Uni<Released> release(String conversation) {
        return retryAll(conversation)
                .chain(() -> Multi.createBy()
                        .repeating()
                        .uni(() -> step(conversation))
                        .whilst(step -> step != Step.NOTHING_LEFT)
                        .collect()
                        .asList())
                .map(steps -> new Released(conversation, count(steps, Step.HANDLED), count(steps, Step.GIVEN_UP)))
                .invoke(released -> Log.infof(
                        "conversation was released handled=%d given_up=%d", released.handled(), released.givenUp()));
    }

    private static int count(List<Step> steps, Step kind) {
        return Math.toIntExact(steps.stream().filter(kind::equals).count());
    }

    private Uni<Void> retryAll(String conversation) {
        return sessions.withStatelessTransaction(session -> session.createMutationQuery(
                                "update ParkedMessage set givenUpAt = null where conversation = :conversation")
                        .setParameter("conversation", conversation)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Step> step(String conversation) {
        var refused = new AtomicBoolean();
        return patience.overContention(
                        () -> sessions.withStatelessTransaction(session -> step(session, conversation, refused.get())))
                .onFailure(failure -> !Outage.is(failure) && !refused.getAndSet(true))
                .retry()
                .atMost(1);
    }

    private Uni<Step> step(Mutiny.StatelessSession session, String conversation, boolean giveUp) {
        return lock(session, conversation)
                .chain(row -> next(session, conversation).chain(parked -> {
                    if (parked.isEmpty()) {
                        row.unpark();
                        return session.update(row).replaceWith(Step.NOTHING_LEFT);
                    }
                    return handle(session, parked.getFirst(), giveUp);
                }));
    }

    private Uni<Step> handle(Mutiny.StatelessSession session, ParkedMessage parked, boolean giveUp) {
        if (!giveUp && Arrival.read(parked.source()) instanceof Arrival.Message message) {
            return receive(session, message).chain(() -> session.delete(parked)).replaceWith(Step.HANDLED);
        }
        parked.giveUp(clock.instant());
        return session.update(parked).replaceWith(Step.GIVEN_UP);
    }

    private Uni<Void> receive(Mutiny.StatelessSession session, Arrival.Message message) {
        // A record that could not be read when it came has told its own id to nobody yet.
        return inbox.add(session, Set.of(message.id()))
                .chain(() -> isThere(session, message))
                .chain(there -> there
                        ? Uni.createFrom().voidItem()
                        : Multi.createFrom()
                                .iterable(message.conversations())
                                .onItem()
                                .transformToUniAndConcatenate(conversation -> lock(session, conversation))
                                .onItem()
                                .ignoreAsUni()
                                .chain(() -> reception.receive(session, List.of(message.routed()))));
    }

    private static Uni<Boolean> isThere(Mutiny.StatelessSession session, Arrival.Message message) {
        return session.createSelectionQuery("select count(*) from TicketMessage where id = :id", Long.class)
                .setParameter("id", message.id())
                .getSingleResult()
                .map(count -> count > 0);
    }

    static Uni<Conversation> lock(Mutiny.StatelessSession session, String conversation) {
        return session.createNativeQuery("insert into conversation (key) values (:key) on conflict do nothing")
                .setParameter("key", conversation)
                .executeUpdate()
                .chain(() -> session.createSelectionQuery("from Conversation where key = :key", Conversation.class)
                        .setParameter("key", conversation)
                        .setLockMode(PESSIMISTIC_WRITE)
                        .getSingleResult());
    }

    private static Uni<List<ParkedMessage>> next(Mutiny.StatelessSession session, String conversation) {
        return session.createSelectionQuery(
                        "from ParkedMessage where conversation = :conversation and givenUpAt is null order by id",
                        ParkedMessage.class)
                .setParameter("conversation", conversation)
                .setMaxResults(1)
                .getResultList();
    }
}

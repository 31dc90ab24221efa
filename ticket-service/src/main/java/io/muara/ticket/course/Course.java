package io.muara.ticket.course;

import io.muara.contracts.TicketEvent;
import io.muara.ticket.database.Patience;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.outbox.Outbox;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Wakes tickets whose time has come and closes those that were resolved long ago, each by one replica. */
@Startup // so that a setting that cannot be meant is told at once
@ApplicationScoped
public class Course {

    private static final int AT_ONCE = 200;

    // A ticket that somebody else has in hand is left to the next look.
    private static final String AWAKE = """
            select id from ticket where status = 'snoozed' and snoozed_until <= :time
            order by snoozed_until limit %d for update skip locked
            """.formatted(AT_ONCE);

    private static final String EXPIRED = """
            select id from ticket where status = 'resolved' and resolved_at < :time
            order by resolved_at limit %d for update skip locked
            """.formatted(AT_ONCE);

    private final CourseConfig config;
    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;
    private final Clock clock;
    private final Patience patience;

    Course(CourseConfig config, Mutiny.SessionFactory sessions, Outbox outbox, Clock clock, Patience patience) {
        check("muara.tickets.reopen-within", config.reopenWithin());
        check("muara.tickets.close-after", config.closeAfter());
        this.config = config;
        this.sessions = sessions;
        this.outbox = outbox;
        this.clock = clock;
        this.patience = patience;
    }

    @Scheduled(every = "${muara.tickets.look-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return patience.ifPossible(this::goOn);
    }

    private Uni<Void> goOn() {
        var now = clock.instant();
        return change(AWAKE, now, ticket -> ticket.wake(now))
                .chain(() -> change(
                        EXPIRED, now.minus(config.closeAfter()), ticket -> ticket.expire(config.closeAfter(), now)));
    }

    /** Until there is none left. */
    private Uni<Void> change(String query, Instant time, Function<Ticket, Optional<TicketEvent>> change) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(query, UUID.class)
                        .setParameter("time", time)
                        .getResultList()
                        .chain(ids -> ids.isEmpty()
                                ? Uni.createFrom().item(0)
                                : change(session, ids, change).replaceWith(ids.size())))
                .chain(found -> found < AT_ONCE ? Uni.createFrom().voidItem() : change(query, time, change));
    }

    private Uni<Void> change(
            Mutiny.StatelessSession session, List<UUID> ids, Function<Ticket, Optional<TicketEvent>> change) {
        return session.createSelectionQuery("from Ticket where id in :ids", Ticket.class)
                .setParameter("ids", ids)
                .getResultList()
                .chain(tickets -> {
                    var changed = new ArrayList<Ticket>();
                    var events = new ArrayList<TicketEvent>();
                    for (var ticket : tickets) {
                        change.apply(ticket).ifPresent(event -> {
                            changed.add(ticket);
                            events.add(event);
                        });
                    }
                    return changed.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : session.updateAll(changed.size(), changed.toArray())
                                    .chain(() -> outbox.append(session, events, List.of()));
                });
    }

    private static void check(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(
                    "%s must be longer than nothing, such as 14d, but was %s".formatted(name, duration));
        }
    }
}

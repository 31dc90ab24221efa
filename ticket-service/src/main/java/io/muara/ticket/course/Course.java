package io.muara.ticket.course;

import io.muara.ticket.database.Patience;
import io.muara.ticket.desk.Sweep;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Wakes tickets whose time has come and closes those that were resolved long ago, each by one replica. */
@Startup // so that a setting that cannot be meant is told at once
@ApplicationScoped
public class Course {

    // A ticket that somebody else has in hand is left to the next look.
    private static final String AWAKE = """
            select id from ticket where status = 'snoozed' and snoozed_until <= :time
            order by snoozed_until limit %d for update skip locked
            """.formatted(Sweep.AT_ONCE);

    private static final String EXPIRED = """
            select id from ticket where status = 'resolved' and resolved_at < :time
            order by resolved_at limit %d for update skip locked
            """.formatted(Sweep.AT_ONCE);

    private final CourseConfig config;
    private final Sweep sweep;
    private final Clock clock;
    private final Patience patience;

    Course(CourseConfig config, Sweep sweep, Clock clock, Patience patience) {
        check("muara.tickets.reopen-within", config.reopenWithin());
        check("muara.tickets.close-after", config.closeAfter());
        this.config = config;
        this.sweep = sweep;
        this.clock = clock;
        this.patience = patience;
    }

    @Scheduled(every = "${muara.tickets.look-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return patience.ifPossible(this::goOn);
    }

    private Uni<Void> goOn() {
        var now = clock.instant();
        return sweep.changeAll(AWAKE, Map.of("time", now), ticket -> ticket.wake(now).stream()
                        .toList())
                .chain(() -> sweep.changeAll(
                        EXPIRED,
                        Map.of("time", now.minus(config.closeAfter())),
                        ticket ->
                                ticket.expire(config.closeAfter(), now).stream().toList()));
    }

    private static void check(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(
                    "%s must be longer than nothing, such as 14d, but was %s".formatted(name, duration));
        }
    }
}

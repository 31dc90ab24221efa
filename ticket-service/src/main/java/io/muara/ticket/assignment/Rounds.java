package io.muara.ticket.assignment;

import io.muara.ticket.database.Patience;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What comes to pass by itself, each thing by one replica: who is gone, what nobody answered, what waited too long. */
@Startup // so that a setting that cannot be meant is told at once
@ApplicationScoped
class Rounds {

    private final Presences presences;
    private final Offers offers;
    private final Overflows overflows;
    private final WaitingTickets waiting;
    private final Patience patience;

    Rounds(
            AssignmentConfig config,
            Presences presences,
            Offers offers,
            Overflows overflows,
            WaitingTickets waiting,
            Patience patience) {
        if (config.heartbeat().toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "muara.assignment.heartbeat must be a second at least, such as 60s, but was %s"
                            .formatted(config.heartbeat()));
        }
        this.presences = presences;
        this.offers = offers;
        this.overflows = overflows;
        this.waiting = waiting;
        this.patience = patience;
    }

    @Scheduled(every = "${muara.assignment.look-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return patience.ifPossible(() ->
                presences.expire().chain(offers::expire).chain(overflows::move).chain(waiting::handOut));
    }
}

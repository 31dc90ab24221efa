package io.muara.ticket.assignment;

import io.muara.contracts.TicketEvent;
import io.muara.ticket.database.Patience;
import io.muara.ticket.desk.Sweep;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Ticket;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tickets that stay too long where nobody acts on them: with an agent who is gone, or in a team that does not take them. */
@ApplicationScoped
class Overflows {

    private static final String LEFT = """
            select t.id from agent a
            join ticket t on t.agent = a.id and t.team = :team and t.status in ('new', 'open')
            where a.presence = 'offline' and :team = any(a.teams)
              and a.presence_since <= clock_timestamp() - cast(:seconds as bigint) * interval '1 second'
            order by t.urgency, t.number limit %d for update of t skip locked
            """.formatted(Sweep.AT_ONCE);

    private static final String LATE = """
            select id from ticket
            where team = :team and agent is null and offered_to is null and status in ('new', 'open')
              and queued_since <= clock_timestamp() - cast(:seconds as bigint) * interval '1 second'
            order by queued_since limit %d for update skip locked
            """.formatted(Sweep.AT_ONCE);

    private final Teams teams;
    private final Sweep sweep;
    private final Clock clock;
    private final Patience patience;

    Overflows(Teams teams, Sweep sweep, Clock clock, Patience patience) {
        this.teams = teams;
        this.sweep = sweep;
        this.clock = clock;
        this.patience = patience;
    }

    @Scheduled(every = "${muara.assignment.look-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return patience.ifPossible(this::move);
    }

    private Uni<Void> move() {
        return teams.all().chain(all -> Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(team -> giveBack(team).chain(() -> overflow(team)))
                .onItem()
                .ignoreAsUni());
    }

    /** To the queue of their team. */
    private Uni<Void> giveBack(Team team) {
        return team.policy()
                .giveBackAfter()
                .map(length -> sweep.changeAll(
                        LEFT,
                        of(team, length),
                        ticket -> ticket.unassign(Ticket.SYSTEM, Optional.of("the agent is gone"), clock.instant())))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** To the team that theirs names for it. */
    private Uni<Void> overflow(Team team) {
        return team.policy()
                .overflow()
                .map(overflow -> sweep.changeAll(LATE, of(team, overflow.after()), ticket -> move(ticket, overflow)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private List<TicketEvent> move(Ticket ticket, AssignmentPolicy.Overflow overflow) {
        var why = "nobody of %s took it".formatted(ticket.team());
        return ticket.overflow(overflow.to(), why, clock.instant()) instanceof Outcome.Changed(var events)
                ? events
                : List.of();
    }

    private static Map<String, Object> of(Team team, Duration length) {
        return Map.of("team", team.id().value(), "seconds", length.toSeconds());
    }
}

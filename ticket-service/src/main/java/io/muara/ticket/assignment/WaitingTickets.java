package io.muara.ticket.assignment;

import io.muara.contracts.AgentId;
import io.muara.contracts.TeamId;
import io.muara.contracts.TicketEvent;
import io.muara.ticket.database.Patience;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.outbox.Outbox;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gives out the tickets that wait for an agent, in the order of their team's {@link Queue}. */
@ApplicationScoped
public class WaitingTickets {

    private final Mutiny.SessionFactory sessions;
    private final Assignments assignments;
    private final Outbox outbox;
    private final Clock clock;
    private final Patience patience;

    WaitingTickets(
            Mutiny.SessionFactory sessions, Assignments assignments, Outbox outbox, Clock clock, Patience patience) {
        this.sessions = sessions;
        this.assignments = assignments;
        this.outbox = outbox;
        this.clock = clock;
        this.patience = patience;
    }

    @Scheduled(every = "${muara.assignment.look-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return patience.ifPossible(this::handOut);
    }

    /** Until nobody waits for whom there is somebody. */
    public Uni<Void> handOut() {
        return sessions.withStatelessSession(Queue::teams).chain(teams -> Multi.createFrom()
                .iterable(teams)
                .onItem()
                .transformToUniAndConcatenate(this::handOut)
                .onItem()
                .ignoreAsUni());
    }

    private Uni<Void> handOut(TeamId team) {
        return sessions.withStatelessTransaction(session -> handOut(session, team))
                .chain(given -> given == 0 ? Uni.createFrom().voidItem() : handOut(team));
    }

    private Uni<Integer> handOut(Mutiny.StatelessSession session, TeamId team) {
        return assignments
                .preview(session, new Demand(Set.of(team), Set.of(), Set.of()), false)
                .chain(preview -> preview.turns().stream()
                        .filter(turn -> turn.policy().strategy() != Strategy.MANUAL
                                || !turn.policy().prefer().isEmpty())
                        .findFirst()
                        .map(turn -> handOut(session, turn, preview))
                        .orElseGet(() -> Uni.createFrom().item(0)));
    }

    private Uni<Integer> handOut(Mutiny.StatelessSession session, Turn turn, Distribution preview) {
        var free = preview.candidates().stream()
                .filter(agent -> agent.isFree(turn.team(), turn.policy()))
                .toList();
        if (free.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return Queue.next(session, turn, free)
                .chain(ids -> Queue.lock(session, ids))
                .chain(tickets -> tickets.isEmpty()
                        ? Uni.createFrom().item(0)
                        : Queue.declined(
                                        session,
                                        tickets.stream()
                                                .map(ticket -> ticket.id().value())
                                                .toList(),
                                        turn.policy())
                                .chain(declined -> handOut(session, tickets, declined)));
    }

    private Uni<Integer> handOut(
            Mutiny.StatelessSession session, List<Ticket> tickets, Map<UUID, Set<AgentId>> declined) {
        var works = tickets.stream()
                .map(ticket -> Work.of(
                        ticket,
                        Optional.empty(),
                        declined.getOrDefault(ticket.id().value(), Set.of())))
                .toList();
        return assignments.distribution(session, Demand.of(works)).chain(distribution -> {
            var events = new ArrayList<TicketEvent>();
            var given = new ArrayList<Ticket>();
            for (var i = 0; i < tickets.size(); i++) {
                var happened = distribution.next(works.get(i)).apply(tickets.get(i), clock.instant());
                if (!happened.isEmpty()) {
                    events.addAll(happened);
                    given.add(tickets.get(i));
                }
            }
            return given.isEmpty()
                    ? Uni.createFrom().item(0)
                    : session.updateAll(given.size(), given.toArray())
                            .chain(() -> outbox.append(session, events, List.of()))
                            .chain(() -> assignments.keep(session, distribution))
                            .replaceWith(given.size());
        });
    }
}

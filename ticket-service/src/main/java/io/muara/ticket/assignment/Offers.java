package io.muara.ticket.assignment;

import io.muara.contracts.AgentId;
import io.muara.contracts.TicketId;
import io.muara.ticket.database.Patience;
import io.muara.ticket.desk.Sweep;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Ticket;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tickets that agents are asked whether they take them. */
@ApplicationScoped
public class Offers {

    private static final String OVER = """
            with over as (
              select id, offered_to from ticket where offered_until <= :now
              order by offered_until limit %d for update skip locked
            ), missed as (
              insert into declined_offer (ticket, agent, how, at)
              select id, offered_to, 'expired', clock_timestamp() from over
              on conflict (ticket, agent) do update set how = excluded.how, at = excluded.at
            )
            select id from over
            """.formatted(Sweep.AT_ONCE);

    private static final String DECLINE = """
            insert into declined_offer (ticket, agent, how, at) values (:ticket, :agent, :how, clock_timestamp())
            on conflict (ticket, agent) do update set how = excluded.how, at = excluded.at
            """;

    private final Mutiny.SessionFactory sessions;
    private final Sweep sweep;
    private final Clock clock;
    private final Patience patience;

    Offers(Mutiny.SessionFactory sessions, Sweep sweep, Clock clock, Patience patience) {
        this.sessions = sessions;
        this.sweep = sweep;
        this.clock = clock;
        this.patience = patience;
    }

    @Scheduled(every = "${muara.assignment.look-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return patience.ifPossible(this::expire);
    }

    /** What an agent is asked about now, the most urgent first. */
    public Uni<List<Ticket>> of(AgentId agent) {
        return sessions.withStatelessSession(session -> session.createSelectionQuery(
                        "from Ticket where offeredTo = :agent order by urgency, number", Ticket.class)
                .setParameter("agent", agent)
                .getResultList());
    }

    /** The agent takes the ticket, whose row the caller has locked. */
    public Uni<Outcome> accept(Ticket ticket, AgentId agent, String actor) {
        return Uni.createFrom().item(ticket.accept(agent, actor, clock.instant()));
    }

    /** They do not, and are not asked about it again for a while. */
    public Uni<Outcome> reject(
            Mutiny.StatelessSession session, Ticket ticket, AgentId agent, String actor, Optional<String> why) {
        var outcome = ticket.reject(agent, actor, why, clock.instant());
        return outcome instanceof Outcome.Changed
                ? decline(session, ticket.id(), agent, "rejected").replaceWith(outcome)
                : Uni.createFrom().item(outcome);
    }

    /** An agent is not to be asked about a ticket for a while. */
    public Uni<Void> decline(Mutiny.StatelessSession session, TicketId ticket, AgentId agent, String how) {
        return session.createNativeQuery(DECLINE)
                .setParameter("ticket", ticket.value())
                .setParameter("agent", agent.value())
                .setParameter("how", how)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Those that nobody answered in time go on to somebody else. */
    private Uni<Void> expire() {
        var now = clock.instant();
        return sweep.changeAll(OVER, Map.of("now", now), ticket -> ticket.missOffer(now).stream()
                .toList());
    }
}

package io.muara.ticket.assignment;

import io.muara.contracts.AgentId;
import io.muara.contracts.TicketId;
import io.muara.ticket.lifecycle.Status;
import io.muara.ticket.lifecycle.Ticket;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Why a ticket is with the agent it is with, or with nobody. */
@ApplicationScoped
public class Explanations {

    private static final String AHEAD = """
            select count(*) from ticket t
            where t.team = :team and t.agent is null and t.offered_to is null and t.status in (%s)
              and (t.urgency, t.number) < (select urgency, number from ticket where id = :id)
            """.formatted(Status.ACTIVE);

    private final Mutiny.SessionFactory sessions;
    private final Assignments assignments;

    Explanations(Mutiny.SessionFactory sessions, Assignments assignments) {
        this.sessions = sessions;
        this.assignments = assignments;
    }

    /**
     * @param policy its team's; absent where there is no such team
     * @param ahead how many tickets of its team come before it; absent when it does not wait
     * @param verdicts of all agents of its team
     * @param next who would get it if it were given out now
     */
    public record Explanation(
            Ticket ticket,
            Optional<AssignmentPolicy> policy,
            Optional<Long> ahead,
            List<Verdict> verdicts,
            Optional<AgentId> next) {

        public Explanation {
            verdicts = List.copyOf(verdicts);
        }
    }

    /** As things stand at the moment; empty when there is no such ticket. */
    public Uni<Optional<Explanation>> of(TicketId id) {
        return sessions.withStatelessSession(
                session -> session.createSelectionQuery("from Ticket where id = :id", Ticket.class)
                        .setParameter("id", id.value())
                        .getResultList()
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : explain(session, found.getFirst())));
    }

    private Uni<Optional<Explanation>> explain(Mutiny.StatelessSession session, Ticket ticket) {
        var demand = Demand.of(List.of(Work.of(ticket, Optional.empty(), Set.of())));
        return assignments.preview(session, demand, true).chain(preview -> ahead(session, ticket)
                .chain(ahead -> declined(session, ticket, preview)
                        .map(declined -> Optional.of(explanation(ticket, preview, declined, ahead)))));
    }

    private static Explanation explanation(
            Ticket ticket, Distribution preview, Set<AgentId> declined, Optional<Long> ahead) {
        var work = Work.of(ticket, Optional.empty(), declined);
        var verdicts = preview.verdicts(work);
        var next =
                switch (preview.next(work)) {
                    case Decision.Named(var agent) -> Optional.of(agent);
                    case Decision.Given(var agent, var _) -> Optional.of(agent);
                    case Decision.Offered(var agent, var _, var _) -> Optional.of(agent);
                    case Decision.Nobody() -> Optional.<AgentId>empty();
                };
        return new Explanation(ticket, policy(preview), ahead, verdicts, next.filter(agent -> ahead.isPresent()));
    }

    private static Optional<AssignmentPolicy> policy(Distribution preview) {
        return preview.turns().stream().map(Turn::policy).findFirst();
    }

    private static Uni<Optional<Long>> ahead(Mutiny.StatelessSession session, Ticket ticket) {
        if (!ticket.isWaiting()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return session.createNativeQuery(AHEAD, Long.class)
                .setParameter("team", ticket.team().value())
                .setParameter("id", ticket.id().value())
                .getSingleResult()
                .map(Optional::of);
    }

    private static Uni<Set<AgentId>> declined(Mutiny.StatelessSession session, Ticket ticket, Distribution preview) {
        var id = ticket.id().value();
        return policy(preview)
                .map(policy -> Queue.declined(session, List.of(id), policy))
                .orElseGet(() -> Uni.createFrom().item(Map.of()))
                .map(byTicket -> byTicket.getOrDefault(id, Set.of()));
    }
}

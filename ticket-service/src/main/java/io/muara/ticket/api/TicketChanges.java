package io.muara.ticket.api;

import io.muara.contracts.TeamId;
import io.muara.contracts.TicketId;
import io.muara.ticket.assignment.Assignments;
import io.muara.ticket.desk.Answer;
import io.muara.ticket.desk.Desk;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Ticket;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Changes that callers ask for, with what they name checked against who and what there is. */
@ApplicationScoped
class TicketChanges {

    private final Desk desk;
    private final Assignments assignments;
    private final Clock clock;

    TicketChanges(Desk desk, Assignments assignments, Clock clock) {
        this.desk = desk;
        this.assignments = assignments;
        this.clock = clock;
    }

    Uni<Answer> amend(TicketId id, Optional<Long> expected, TicketPatch patch, String actor) {
        return desk.change(id, expected, (session, ticket) -> amend(session, ticket, patch, actor));
    }

    Uni<Answer> assign(TicketId id, Optional<Long> expected, NewOwner owner, String actor) {
        var to = owner.agent();
        if (to == null) {
            return desk.change(id, expected, (session, ticket) -> Uni.createFrom()
                    .item(new Outcome.Changed(ticket.unassign(actor, clock.instant()))));
        }
        return desk.change(id, expected, (session, ticket) -> assignments
                .isAgent(session, to)
                .invoke(there -> check(there, "there is no agent '%s'".formatted(to)))
                .map(there -> ticket.assign(to, actor, clock.instant())));
    }

    private Uni<Outcome> amend(Mutiny.StatelessSession session, Ticket ticket, TicketPatch patch, String actor) {
        var team = patch.team();
        if (team == null || team.equals(ticket.team())) {
            return Uni.createFrom().item(ticket.amend(patch.amendment(clock.instant()), actor, clock.instant()));
        }
        return handOver(session, ticket, team, patch, actor);
    }

    /** The other team gives the ticket to one of its own, unless its agent is of that team too. */
    private Uni<Outcome> handOver(
            Mutiny.StatelessSession session, Ticket ticket, TeamId team, TicketPatch patch, String actor) {
        return assignments
                .isTeam(session, team)
                .invoke(there -> check(there, "there is no team '%s'".formatted(team)))
                .map(there -> ticket.amend(patch.amendment(clock.instant()), actor, clock.instant()))
                .chain(outcome -> switch (outcome) {
                    case Outcome.Refused refused -> Uni.createFrom().item(refused);
                    case Outcome.Changed changed ->
                        assignments.afterMove(session, ticket).map(changed::and);
                });
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new Unacceptable(otherwise);
        }
    }
}

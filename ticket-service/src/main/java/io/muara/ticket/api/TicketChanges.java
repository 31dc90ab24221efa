package io.muara.ticket.api;

import io.muara.contracts.AgentId;
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
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

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
        return desk.change(id, expected, (session, ticket) -> assign(session, ticket, owner.agent(), actor));
    }

    /** All that is asked for one ticket, or nothing of it. */
    Uni<Answer> bulk(TicketId id, Optional<Long> expected, BulkResource.Bulk wanted, String actor) {
        return desk.change(id, expected, (session, ticket) -> (wanted.amends()
                        ? amend(session, ticket, wanted.patch(ticket.labels()), actor)
                        : Uni.createFrom().<Outcome>item(new Outcome.Changed(List.of())))
                .chain(outcome -> wanted.assigns() && outcome instanceof Outcome.Changed changed
                        ? assign(session, ticket, wanted.agent(), actor)
                                .map(assigned -> assigned instanceof Outcome.Changed(var events)
                                        ? changed.and(events)
                                        : assigned)
                        : Uni.createFrom().item(outcome)));
    }

    private Uni<Outcome> assign(Mutiny.StatelessSession session, Ticket ticket, @Nullable AgentId to, String actor) {
        if (to == null) {
            return Uni.createFrom().item(new Outcome.Changed(ticket.unassign(actor, clock.instant())));
        }
        return assignments
                .isAgent(session, to)
                .invoke(there -> check(there, "there is no agent '%s'".formatted(to)))
                .map(there -> ticket.assign(to, actor, clock.instant()));
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

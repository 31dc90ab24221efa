package io.muara.ticket.api;

import io.muara.contracts.AgentId;
import io.muara.contracts.TeamId;
import io.muara.contracts.TicketId;
import io.muara.ticket.assignment.Assignments;
import io.muara.ticket.assignment.Offers;
import io.muara.ticket.desk.Answer;
import io.muara.ticket.desk.Desk;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.State;
import io.muara.ticket.lifecycle.Ticket;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Changes that callers ask for, with what they name checked against who and what there is. */
@ApplicationScoped
class TicketChanges {

    private final Desk desk;
    private final Assignments assignments;
    private final Offers offers;
    private final Clock clock;

    TicketChanges(Desk desk, Assignments assignments, Offers offers, Clock clock) {
        this.desk = desk;
        this.assignments = assignments;
        this.offers = offers;
        this.clock = clock;
    }

    Uni<Answer> amend(TicketId id, Optional<Long> expected, TicketPatch patch, String actor) {
        return desk.change(id, expected, (session, ticket) -> amend(session, ticket, patch, actor));
    }

    Uni<Answer> assign(TicketId id, Optional<Long> expected, NewOwner owner, String actor) {
        return desk.change(id, expected, (session, ticket) -> assign(session, ticket, owner, actor));
    }

    /** All that is asked for one ticket, or nothing of it. */
    Uni<Answer> bulk(TicketId id, Optional<Long> expected, BulkResource.Bulk wanted, String actor) {
        return desk.change(id, expected, (session, ticket) -> (wanted.amends()
                        ? amend(session, ticket, wanted.patch(ticket.labels()), actor)
                        : Uni.createFrom().<Outcome>item(new Outcome.Changed(List.of())))
                .chain(outcome -> wanted.assigns() && outcome instanceof Outcome.Changed changed
                        ? assign(session, ticket, new NewOwner(wanted.agent(), null), actor)
                                .map(assigned -> assigned instanceof Outcome.Changed(var events)
                                        ? changed.and(events)
                                        : assigned)
                        : Uni.createFrom().item(outcome)));
    }

    private Uni<Outcome> assign(Mutiny.StatelessSession session, Ticket ticket, NewOwner owner, String actor) {
        var to = owner.agent();
        if (to == null) {
            return release(session, ticket, actor);
        }
        return assignments
                .isAgent(session, to)
                .invoke(there -> check(there, "there is no agent '%s'".formatted(to)))
                .chain(there -> full(session, ticket, owner, to))
                .map(full -> full.<Outcome>map(Outcome.Refused::new)
                        .orElseGet(() -> ticket.assign(to, actor, Optional.empty(), clock.instant())));
    }

    /** Why the agent can take no more, where that counts. */
    private Uni<Optional<String>> full(Mutiny.StatelessSession session, Ticket ticket, NewOwner owner, AgentId to) {
        return owner.mayOverload()
                        || ticket.agent().filter(to::equals).isPresent()
                        || !(ticket.state() instanceof State.Active)
                ? Uni.createFrom().item(Optional.empty())
                : assignments.full(session, to, ticket);
    }

    /** It goes back to its team's queue, and not to whom it was taken from at once. */
    private Uni<Outcome> release(Mutiny.StatelessSession session, Ticket ticket, String actor) {
        var before = ticket.agent();
        var released = new Outcome.Changed(ticket.unassign(actor, Optional.empty(), clock.instant()));
        return before.map(agent -> offers.decline(session, ticket.id(), agent, "released"))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .replaceWith(released);
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

    Uni<Answer> accept(TicketId id, Optional<Long> expected, AgentId agent, String actor) {
        return desk.change(id, expected, (session, ticket) -> offers.accept(ticket, agent, actor));
    }

    Uni<Answer> reject(TicketId id, Optional<Long> expected, AgentId agent, String actor, Optional<String> why) {
        return desk.change(id, expected, (session, ticket) -> offers.reject(session, ticket, agent, actor, why));
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new Unacceptable(otherwise);
        }
    }
}

package io.muara.ticket.lifecycle;

import io.muara.contracts.AgentId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketEvent.Change;
import io.muara.contracts.TicketEvent.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a ticket comes to an agent and leaves them. */
final class Giving {

    private static final String AGENT = "agent";

    private final Ticket ticket;
    private final String actor;
    private final Optional<String> why;
    private final Instant now;

    Giving(Ticket ticket, String actor, Optional<String> why, Instant now) {
        this.ticket = ticket;
        this.actor = actor;
        this.why = why;
        this.now = now;
    }

    Outcome assign(AgentId to) {
        if (!(ticket.state() instanceof State.Answerable)) {
            return ticket.refused("nobody can be given it");
        }
        if (to.equals(ticket.agent)) {
            return new Outcome.Changed(List.of());
        }
        var changes = new ArrayList<Change>();
        changes.add(new Change(AGENT, ticket.agent().map(AgentId::value), Optional.of(to.value())));
        ticket.withdrawOffer().ifPresent(changes::add);
        ticket.agent = to;
        if (ticket.state() instanceof State.New untouched) {
            changes.addAll(ticket.become(untouched.open(), now));
        }
        return changed(Type.ASSIGNED, changes);
    }

    List<TicketEvent> unassign() {
        if (ticket.agent == null) {
            return List.of();
        }
        var change = new Change(AGENT, ticket.agent().map(AgentId::value), Optional.empty());
        ticket.agent = null;
        ticket.queuedSince = now;
        return List.of(event(Type.UNASSIGNED, List.of(change)));
    }

    Outcome offer(AgentId to, Instant until) {
        if (!(ticket.state() instanceof State.Active)) {
            return ticket.refused("nobody can be offered it");
        }
        var change = new Change("offered_to", ticket.offeredTo().map(AgentId::value), Optional.of(to.value()));
        ticket.offeredTo = to;
        ticket.offeredUntil = until;
        return changed(Type.OFFERED, List.of(change));
    }

    Outcome accept(AgentId by) {
        return isOfferedTo(by) ? assign(by) : notOffered(by);
    }

    Outcome reject(AgentId by) {
        return isOfferedTo(by)
                ? changed(Type.OFFER_REJECTED, ticket.withdrawOffer().stream().toList())
                : notOffered(by);
    }

    Optional<TicketEvent> miss() {
        return ticket.offeredUntil().filter(until -> !until.isAfter(now)).isPresent()
                ? Optional.of(event(
                        Type.OFFER_EXPIRED, ticket.withdrawOffer().stream().toList()))
                : Optional.empty();
    }

    private boolean isOfferedTo(AgentId agent) {
        return ticket.offeredTo().filter(agent::equals).isPresent();
    }

    private Outcome notOffered(AgentId agent) {
        return ticket.refused("it is not offered to %s, or not any more".formatted(agent));
    }

    private Outcome changed(Type type, List<Change> changes) {
        return new Outcome.Changed(List.of(event(type, changes)));
    }

    private TicketEvent event(Type type, List<Change> changes) {
        return ticket.event(type, actor, now, changes).because(why);
    }
}

package io.muara.ticket.sla;

import static io.muara.contracts.TicketEvent.Type.ESCALATED;
import static io.muara.contracts.TicketEvent.Type.SLA_BREACHED;
import static io.muara.contracts.TicketEvent.Type.SLA_MET;
import static io.muara.contracts.TicketEvent.Type.SLA_PARTLY_MET;
import static io.muara.contracts.TicketEvent.Type.SLA_WARNING;

import io.muara.contracts.AgentId;
import io.muara.contracts.TeamId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketEvent.Sla;
import io.muara.ticket.lifecycle.Amendment;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What notices make of a ticket, without any I/O.
 *
 * @param teams those there are; a step to another one leaves the ticket where it is
 */
record Announcement(Ticket ticket, Set<TeamId> teams, Instant now) {

    static final String ACTOR = "sla";

    List<TicketEvent> tell(Notice notice) {
        return switch (notice) {
            case Notice.Warned(var timer, var due) -> List.of(told(SLA_WARNING, timer, due));
            case Notice.Breached(var timer, var due) -> List.of(told(SLA_BREACHED, timer, due));
            case Notice.Met(var timer, var due) -> List.of(told(SLA_MET, timer, due));
            case Notice.PartlyMet(var policy) ->
                List.of(ticket.news(now)
                        .promised(
                                SLA_PARTLY_MET,
                                new Sla(policy, Optional.empty(), Optional.empty(), Optional.empty(), List.of()),
                                ACTOR));
            case Notice.Escalated(var timer, var due, var step) -> escalate(timer, due, step);
        };
    }

    /** Told last, so that the team it went to learns of it rather than the one it left. */
    private List<TicketEvent> escalate(Timer timer, Optional<Instant> due, Step step) {
        var events = new ArrayList<TicketEvent>();
        var amendment = new Amendment(
                Optional.empty(),
                Optional.of(step.urgency(ticket.priority())),
                Optional.empty(),
                step.team().filter(teams::contains),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        if (ticket.amend(amendment, ACTOR, now) instanceof Outcome.Changed(var changed)) {
            events.addAll(changed);
        }
        events.add(ticket.news(now).promised(ESCALATED, sla(timer, due, recipients(step)), ACTOR));
        return events;
    }

    private List<String> recipients(Step step) {
        return step.recipients().stream()
                .flatMap(recipient -> switch (recipient) {
                    case "agent" -> ticket.agent().map(AgentId::value).map("agent:%s"::formatted).stream();
                    case "team" -> Optional.of("team:" + ticket.team()).stream();
                    default -> Optional.of(recipient).stream();
                })
                .distinct()
                .toList();
    }

    private TicketEvent told(TicketEvent.Type type, Timer timer, Optional<Instant> due) {
        return ticket.news(now).promised(type, sla(timer, due, List.of()), ACTOR);
    }

    private static Sla sla(Timer timer, Optional<Instant> due, List<String> notify) {
        return new Sla(timer.policy(), Optional.of(timer.target().id()), Optional.of(timer.since()), due, notify);
    }
}

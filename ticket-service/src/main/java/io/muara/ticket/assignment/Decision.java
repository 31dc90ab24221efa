package io.muara.ticket.assignment;

import io.muara.contracts.AgentId;
import io.muara.contracts.TicketEvent;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who gets a ticket. */
public sealed interface Decision {

    /** Does it; nothing when it cannot be done to the ticket any more. */
    List<TicketEvent> apply(Ticket ticket, Instant now);

    /** A rule names the agent. */
    record Named(AgentId agent) implements Decision {
        @Override
        public List<TicketEvent> apply(Ticket ticket, Instant now) {
            return events(ticket.assign(agent, Ticket.RULES, Optional.empty(), now));
        }
    }

    /** @param why the strategy or preference, for the ticket's history */
    record Given(AgentId agent, String why) implements Decision {
        @Override
        public List<TicketEvent> apply(Ticket ticket, Instant now) {
            return events(ticket.assign(agent, Ticket.SYSTEM, Optional.of(why), now));
        }
    }

    /** The same, and the agent is asked first. */
    record Offered(AgentId agent, Duration within, String why) implements Decision {
        @Override
        public List<TicketEvent> apply(Ticket ticket, Instant now) {
            return events(ticket.offer(agent, now.plus(within), Optional.of(why), now));
        }
    }

    /** It waits. */
    record Nobody() implements Decision {
        @Override
        public List<TicketEvent> apply(Ticket ticket, Instant now) {
            return List.of();
        }
    }

    private static List<TicketEvent> events(Outcome outcome) {
        return outcome instanceof Outcome.Changed(var events) ? events : List.of();
    }
}

package io.muara.ticket.assignment;

import io.muara.contracts.AgentId;
import io.muara.contracts.ChannelId;
import io.muara.contracts.ContactId;
import io.muara.contracts.Label;
import io.muara.contracts.TeamId;
import io.muara.ticket.lifecycle.Ticket;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be known of a ticket to find it an agent.
 *
 * @param named whom a rule wants it to go to
 * @param declined who is not to be asked about it at present
 */
public record Work(
        TeamId team,
        ChannelId channel,
        Set<Label> labels,
        Optional<ContactId> contact,
        Optional<AgentId> named,
        Set<AgentId> declined,
        Instant queuedSince) {

    public Work {
        labels = Set.copyOf(labels);
        declined = Set.copyOf(declined);
    }

    public static Work of(Ticket ticket, Optional<AgentId> named, Set<AgentId> declined) {
        return new Work(
                ticket.team(),
                ticket.conversation().channel(),
                ticket.labels(),
                ticket.contactId(),
                named,
                declined,
                ticket.queuedSince());
    }
}

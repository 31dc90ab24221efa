package io.muara.ticket.api;

import io.muara.contracts.AgentId;
import io.muara.contracts.Category;
import io.muara.contracts.ContactId;
import io.muara.contracts.Label;
import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;
import io.muara.ticket.lifecycle.AddressProblem;
import io.muara.ticket.lifecycle.Resolution;
import io.muara.ticket.lifecycle.State;
import io.muara.ticket.lifecycle.Status;
import io.muara.ticket.lifecycle.Ticket;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A ticket as the API shows it. */
public record TicketView(
        UUID id,
        long number,
        Status status,
        Instant statusSince,
        Optional<Instant> snoozedUntil,

        @Schema(description = "How it was resolved") Optional<Resolution> resolution,

        @Schema(description = "The ticket that it is part of")
        Optional<UUID> mergedInto,

        Category category,
        Priority priority,
        TeamId team,
        Optional<AgentId> agent,

        @Schema(description = "The agent who was asked to take it and has not answered")
        Optional<AgentId> offeredTo,

        @Schema(description = "Until when they can") Optional<Instant> offeredUntil,

        String channel,
        String account,
        Optional<String> subject,
        String contact,

        @Schema(description = "Who that is, to be read under /contacts; absent where nobody can be sure")
        Optional<UUID> contactId,

        @Schema(description = "Why nothing but an agent writes to the contact's address")
        Optional<AddressProblem> addressProblem,

        Set<Label> labels,
        long messages,

        @Schema(description = "How many of them came since we last answered")
        int unanswered,

        @Schema(description = "When the first of those came")
        Optional<Instant> waitingSince,

        long version,
        Instant createdAt,
        Instant updatedAt) {

    static TicketView of(Ticket ticket) {
        return new TicketView(
                ticket.id().value(),
                ticket.number(),
                ticket.status(),
                ticket.statusSince(),
                ticket.state() instanceof State.Snoozed(var until) ? Optional.of(until) : Optional.empty(),
                ticket.state() instanceof State.Resolved(var how, var _) ? Optional.of(how) : Optional.empty(),
                ticket.state() instanceof State.Merged(var into, var _) ? Optional.of(into.value()) : Optional.empty(),
                ticket.category(),
                ticket.priority(),
                ticket.team(),
                ticket.agent(),
                ticket.offeredTo(),
                ticket.offeredUntil(),
                ticket.conversation().channel().value(),
                ticket.conversation().account(),
                ticket.subject(),
                ticket.contact(),
                ticket.contactId().map(ContactId::value),
                ticket.addressProblem(),
                ticket.labels(),
                ticket.messageCount(),
                ticket.unanswered(),
                ticket.waitingSince(),
                ticket.version(),
                ticket.createdAt(),
                ticket.updatedAt());
    }
}

package io.muara.ticket.api;

import io.muara.contracts.Category;
import io.muara.contracts.Label;
import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;
import io.muara.ticket.lifecycle.Amendment;
import io.muara.ticket.lifecycle.Status;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be different about a ticket; what is left out stays. */
public record TicketPatch(
        @Nullable Status status,
        @Nullable Priority priority,
        @Nullable Category category,
        @Nullable TeamId team,
        @Nullable Set<Label> labels,
        @Nullable String subject) {

    Amendment amendment() {
        return new Amendment(
                Optional.ofNullable(status),
                Optional.ofNullable(priority),
                Optional.ofNullable(category),
                Optional.ofNullable(team),
                Optional.ofNullable(labels),
                Optional.ofNullable(subject));
    }
}

package io.muara.ticket.draft;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * @param version of this draft alone; grows with every change
 * @param attachments files that were uploaded for it
 */
public record Draft(long version, String text, List<UUID> attachments, Instant updatedAt) {

    public Draft {
        attachments = List.copyOf(attachments);
    }
}

package io.muara.ticket.lifecycle;

import io.muara.contracts.Attachment;
import io.muara.contracts.ReplyId;
import java.util.List;
import java.util.Optional;

/**
 * A reply of ours, as the ticket is told of it.
 *
 * @param repeats the reply that failed and is sent once more by this one
 */
public record Said(ReplyId id, String text, List<Attachment> attachments, Optional<ReplyId> repeats) {

    public Said {
        attachments = List.copyOf(attachments);
    }
}

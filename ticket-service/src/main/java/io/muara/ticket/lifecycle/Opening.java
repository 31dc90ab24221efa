package io.muara.ticket.lifecycle;

import io.muara.contracts.Category;
import io.muara.contracts.ContactId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.Priority;
import io.muara.contracts.Sender;
import io.muara.contracts.TeamId;
import java.util.List;
import java.util.Optional;

/**
 * A ticket on which we have the first word.
 *
 * @param identities by which its channel reaches the contact
 * @param name of the contact, where that is known
 */
public record Opening(
        ConversationKey conversation,
        List<Sender.Identity> identities,
        ContactId contact,
        Optional<String> name,
        Category category,
        Priority priority,
        TeamId team,
        Optional<String> subject) {

    public Opening {
        identities = List.copyOf(identities);
        if (identities.isEmpty()) {
            throw new IllegalArgumentException("whom we write to must have at least one identity");
        }
    }
}

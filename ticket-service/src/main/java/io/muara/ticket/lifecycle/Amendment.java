package io.muara.ticket.lifecycle;

import io.muara.contracts.Category;
import io.muara.contracts.Label;
import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants to be different about a ticket; what is absent stays.
 *
 * @param why for those who read its history
 */
public record Amendment(
        Optional<Wish> status,
        Optional<Priority> priority,
        Optional<Category> category,
        Optional<TeamId> team,
        Optional<Set<Label>> labels,
        Optional<String> subject,
        Optional<String> why) {

    public Amendment {
        labels = labels.map(Set::copyOf);
    }
}

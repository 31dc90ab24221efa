package io.muara.ticket.view;

import io.muara.contracts.AgentId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A filter that has a name.
 *
 * @param owner whose it is; everybody's when absent
 * @param filter by kind, as the list of tickets takes it
 */
public record View(UUID id, String name, Optional<AgentId> owner, Map<String, List<String>> filter) {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_VALUES = 100;

    public View {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "name must have from 1 to %d characters, but has %d".formatted(LONGEST_NAME, name.length()));
        }
        if (filter.values().stream().mapToInt(List::size).sum() > MOST_VALUES) {
            throw new IllegalArgumentException("filter must have at most %d values".formatted(MOST_VALUES));
        }
        filter = Map.copyOf(filter);
    }
}

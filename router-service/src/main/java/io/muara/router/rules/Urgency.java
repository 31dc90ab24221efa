package io.muara.router.rules;

import io.muara.contracts.Priority;

/** What a rule says about priority. */
sealed interface Urgency {

    record Is(Priority priority) implements Urgency {}

    /** @param steps up, or down when negative */
    record Changes(int steps) implements Urgency {}

    /** As the trace says it. */
    default String described() {
        return switch (this) {
            case Is(var priority) -> "priority=" + priority.id();
            case Changes(var steps) -> steps > 0 ? "priority raised" : "priority lowered";
        };
    }
}

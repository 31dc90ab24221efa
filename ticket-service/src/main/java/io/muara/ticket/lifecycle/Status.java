package io.muara.ticket.lifecycle;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Where a ticket stands. */
public enum Status {
    /** Nobody has looked at it. */
    NEW,
    /** Ours to act on. */
    OPEN,
    /** Waiting for the customer. */
    PENDING,
    /** Done, until the customer writes again. */
    RESOLVED,
    /** Done for good: what the customer writes next is a new ticket. */
    CLOSED;

    /** What an agent may make of it. */
    public Set<Status> next() {
        return switch (this) {
            case NEW -> Set.of(OPEN, PENDING, RESOLVED);
            case OPEN -> Set.of(PENDING, RESOLVED);
            case PENDING -> Set.of(OPEN, RESOLVED);
            case RESOLVED -> Set.of(OPEN, CLOSED);
            case CLOSED -> Set.of();
        };
    }

    boolean reopensOnMessage() {
        return this == PENDING || this == RESOLVED;
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Status of(String id) {
        return Arrays.stream(values())
                .filter(status -> status.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("status must be one of %s, but was '%s'"
                        .formatted(Arrays.stream(values()).map(Status::id).collect(joining(", ")), id)));
    }
}

package io.muara.ticket.lifecycle;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Where a ticket stands, as others know it; what may become of it is said by its {@link State}. */
public enum Status {
    /** Nobody has looked at it. */
    NEW(Kind.OPEN),
    /** Ours to act on. */
    OPEN(Kind.OPEN),
    /** Waiting for the customer. */
    PENDING(Kind.WAITING),
    /** Waiting for somebody else. */
    ON_HOLD(Kind.WAITING),
    /** Waiting for a time, or for the customer if they are faster. */
    SNOOZED(Kind.WAITING),
    /** Done, until the customer writes again. */
    RESOLVED(Kind.DONE),
    /** Done for good: what the customer writes next is a new ticket. */
    CLOSED(Kind.DONE),
    /** Goes on as part of another. */
    MERGED(Kind.DONE),
    /** Nobody is to be bothered with it. */
    SPAM(Kind.DONE);

    /** What whoever counts or assigns tickets needs to know of a status. */
    public enum Kind {
        OPEN,
        WAITING,
        DONE
    }

    /** Those of work that is not done, as SQL lists them. */
    public static final String ACTIVE = Arrays.stream(values())
            .filter(status -> status.kind != Kind.DONE)
            .map(status -> "'%s'".formatted(status.id()))
            .collect(joining(", "));

    private final Kind kind;

    Status(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
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

package io.muara.ticket.lifecycle;

import io.muara.contracts.TicketId;
import io.muara.ticket.lifecycle.State.Answerable;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A {@link State} as it lies in the columns of a ticket. */
@Embeddable
class Standing {

    Status status;

    /** When it came to stand there. */
    @Column(name = "status_since")
    Instant since;

    @Column(name = "snoozed_until")
    @Nullable
    Instant snoozedUntil;

    @Nullable
    Resolution resolution;

    @Column(name = "resolved_at")
    @Nullable
    Instant resolvedAt;

    @Column(name = "merged_into")
    @Nullable
    UUID mergedInto;

    @Column(name = "status_before_merge")
    @Nullable
    Status beforeMerge;

    @Column(name = "spam_by")
    @Nullable
    String spamBy;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Standing() {}

    @SuppressWarnings("NullAway.Init") // by become
    Standing(State state, Instant now) {
        become(state, now);
    }

    State state() {
        return switch (status) {
            case CLOSED -> new State.Closed();
            case SPAM -> new State.Spam(given(spamBy));
            case MERGED -> new State.Merged(new TicketId(given(mergedInto)), answerable(given(beforeMerge)));
            default -> answerable(status);
        };
    }

    final void become(State state, Instant now) {
        status = state.status();
        since = now;
        snoozedUntil = null;
        resolution = null;
        resolvedAt = null;
        mergedInto = null;
        beforeMerge = null;
        spamBy = null;
        keep(state);
    }

    private void keep(State state) {
        switch (state) {
            case State.Snoozed(var until) -> snoozedUntil = until;
            case State.Resolved(var how, var at) -> {
                resolution = how;
                resolvedAt = at;
            }
            case State.Spam(var by) -> spamBy = by;
            case State.Merged(var into, var before) -> {
                mergedInto = into.value();
                beforeMerge = before.status();
                keep(before);
            }
            case State.New _, State.Open _, State.Pending _, State.OnHold _, State.Closed _ -> {}
        }
    }

    private Answerable answerable(Status of) {
        return switch (of) {
            case NEW -> new State.New();
            case OPEN -> new State.Open();
            case PENDING -> new State.Pending();
            case ON_HOLD -> new State.OnHold();
            case SNOOZED -> new State.Snoozed(given(snoozedUntil));
            case RESOLVED -> new State.Resolved(given(resolution), given(resolvedAt));
            case CLOSED, MERGED, SPAM ->
                throw new IllegalStateException("nothing can be said on a ticket that is " + of.id());
        };
    }

    private <T> T given(@Nullable T value) {
        return Objects.requireNonNull(value, () -> "a ticket that is %s lacks a column".formatted(status.id()));
    }
}

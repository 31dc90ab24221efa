package io.muara.ticket.lifecycle;

import io.muara.ticket.lifecycle.State.Active;
import io.muara.ticket.lifecycle.State.Resolved;
import io.muara.ticket.lifecycle.State.Spam;
import java.time.Instant;
import java.util.Optional;

/** Where somebody wants a ticket to stand. */
public sealed interface Wish {

    Status status();

    /** A status that needs no more words. */
    record For(Status status) implements Wish {}

    record Snooze(Instant until) implements Wish {
        @Override
        public Status status() {
            return Status.SNOOZED;
        }
    }

    record Resolve(Resolution how) implements Wish {
        @Override
        public Status status() {
            return Status.RESOLVED;
        }
    }

    /** The simplest that leads to a status, to see whether there is a way. */
    static Wish example(Status status, Instant at) {
        return switch (status) {
            case SNOOZED -> new Snooze(at);
            case RESOLVED -> new Resolve(Resolution.SOLVED);
            default -> new For(status);
        };
    }

    /** Where the ticket then stands; empty when there is no way from where it stands now. */
    default Optional<State> from(State now, String actor, Instant at) {
        return switch (this) {
            case Snooze(var until) ->
                now instanceof Active active ? Optional.of(active.snooze(until)) : Optional.empty();
            case Resolve(var how) ->
                switch (now) {
                    case Active active -> Optional.of(active.resolve(how, at));
                    case Resolved resolved -> Optional.of(resolved.rather(how));
                    default -> Optional.empty();
                };
            case For(var status) when status == now.status() -> Optional.of(now);
            case For(var status) -> towards(status, now, actor);
        };
    }

    private static Optional<State> towards(Status wanted, State now, String actor) {
        return switch (now) {
            case Active active ->
                switch (wanted) {
                    case OPEN -> Optional.of(active.open());
                    case PENDING -> Optional.of(active.answered());
                    case ON_HOLD -> Optional.of(active.hold());
                    case SPAM -> Optional.of(active.condemn(actor));
                    case NEW, SNOOZED, RESOLVED, CLOSED, MERGED -> Optional.empty();
                };
            case Resolved resolved ->
                switch (wanted) {
                    case OPEN -> Optional.of(resolved.reopen());
                    case CLOSED -> Optional.of(resolved.close());
                    default -> Optional.empty();
                };
            case Spam spam when wanted == Status.OPEN -> Optional.of(spam.acquit());
            case Spam _, State.Closed _, State.Merged _ -> Optional.empty();
        };
    }
}

package io.muara.ticket.lifecycle;

import io.muara.contracts.TicketId;
import java.time.Duration;
import java.time.Instant;

/** Where a ticket stands and what belongs to that. What may become of it is what its type can do, and nothing else. */
public sealed interface State {

    Status status();

    /** Something can still be said on it. */
    sealed interface Answerable extends State {

        /** We said something: the contact has the next word. */
        default Pending answered() {
            return new Pending();
        }

        default Merged mergedInto(TicketId other) {
            return new Merged(other, this);
        }
    }

    /** Not done. */
    sealed interface Active extends Answerable {

        default Open open() {
            return new Open();
        }

        default OnHold hold() {
            return new OnHold();
        }

        default Snoozed snooze(Instant until) {
            return new Snoozed(until);
        }

        default Resolved resolve(Resolution how, Instant now) {
            return new Resolved(how, now);
        }

        /** @param by the actor, whom it takes to undo it or to let the contact's next message count */
        default Spam condemn(String by) {
            return new Spam(by);
        }
    }

    /** Active, and for somebody else to act on: what the contact says opens it. */
    sealed interface Waiting extends Active {}

    record New() implements Active {
        @Override
        public Status status() {
            return Status.NEW;
        }
    }

    record Open() implements Active {
        @Override
        public Status status() {
            return Status.OPEN;
        }
    }

    record Pending() implements Waiting {
        @Override
        public Status status() {
            return Status.PENDING;
        }
    }

    record OnHold() implements Waiting {
        @Override
        public Status status() {
            return Status.ON_HOLD;
        }
    }

    record Snoozed(Instant until) implements Waiting {
        @Override
        public Status status() {
            return Status.SNOOZED;
        }
    }

    record Resolved(Resolution how, Instant at) implements Answerable {
        @Override
        public Status status() {
            return Status.RESOLVED;
        }

        public Open reopen() {
            return new Open();
        }

        public Closed close() {
            return new Closed();
        }

        Resolved rather(Resolution other) {
            return new Resolved(other, at);
        }

        /** Whether it is too late to reopen it. */
        boolean isPast(Duration window, Instant now) {
            return now.isAfter(at.plus(window));
        }
    }

    record Closed() implements State {
        @Override
        public Status status() {
            return Status.CLOSED;
        }
    }

    /** @param before what it becomes again when that is undone */
    record Merged(TicketId into, Answerable before) implements State {
        @Override
        public Status status() {
            return Status.MERGED;
        }

        public Answerable part() {
            return before;
        }
    }

    /** @param by who called it so */
    record Spam(String by) implements State {
        @Override
        public Status status() {
            return Status.SPAM;
        }

        public Open acquit() {
            return new Open();
        }
    }
}

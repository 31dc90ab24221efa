package io.muara.email.listener;

import java.io.ByteArrayOutputStream;

/** A mail as it comes in: counted to its end, and kept as long as it is not too large and there is room for it. */
final class Body {

    private final long most;
    private final Room.Share room;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long size;
    private boolean crowdedOut;

    Body(long most, Room.Share room) {
        this.most = most;
        this.room = room;
    }

    void add(int value) {
        size++;
        if (crowdedOut || size > most) {
            return;
        }
        if (room.grow(size)) {
            kept.write(value);
        } else {
            crowdedOut = true;
        }
    }

    Outcome end() {
        if (size > most) {
            return new Outcome.TooLarge(most);
        }
        return crowdedOut ? new Outcome.NoRoom() : new Outcome.Whole(kept.toByteArray());
    }

    sealed interface Outcome {

        @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
        record Whole(byte[] raw) implements Outcome {}

        record TooLarge(long most) implements Outcome {}

        record NoRoom() implements Outcome {}
    }
}

package io.muara.ticket.api;

import io.muara.ticket.lifecycle.TicketMessage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** The message that was read last. */
record Reached(Instant receivedAt, long position, UUID message) {

    static final Reached NOTHING = new Reached(Instant.EPOCH, 0, new UUID(0, 0));

    static Reached of(TicketMessage message) {
        return new Reached(message.receivedAt(), message.position(), message.id());
    }

    /** As it is told to callers, who need not understand it. */
    @Override
    public String toString() {
        return "%s_%d_%s".formatted(receivedAt, position, message);
    }

    static Reached parse(String text) {
        var parts = text.split("_", -1);
        try {
            if (parts.length == 3) {
                return new Reached(Instant.parse(parts[0]), Long.parseLong(parts[1]), UUID.fromString(parts[2]));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("is not one that we gave", e);
        }
        throw new IllegalArgumentException("is not one that we gave");
    }
}

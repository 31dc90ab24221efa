package io.muara.email;

import io.muara.email.trust.SenderCheck;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail as the server gave it.
 *
 * @param raw not copied, never to be changed
 * @param arrivedAt when the server received it, by its own word
 * @param receivedAt when we fetched it
 * @param checks what the server told of its sender beside the mail, where no sender can write it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record FetchedMail(byte[] raw, Optional<Instant> arrivedAt, Instant receivedAt, List<SenderCheck> checks) {

    public FetchedMail {
        checks = List.copyOf(checks);
    }

    public FetchedMail(byte[] raw, Optional<Instant> arrivedAt, Instant receivedAt) {
        this(raw, arrivedAt, receivedAt, List.of());
    }
}

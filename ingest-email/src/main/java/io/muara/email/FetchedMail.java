package io.muara.email;

import java.time.Instant;
import java.util.Optional;

/**
 * A mail as the server gave it.
 *
 * @param raw not copied, never to be changed
 * @param arrivedAt when the server received it, by its own word
 * @param receivedAt when we fetched it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record FetchedMail(byte[] raw, Optional<Instant> arrivedAt, Instant receivedAt) {}

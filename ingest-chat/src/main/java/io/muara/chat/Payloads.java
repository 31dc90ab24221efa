package io.muara.chat;

import io.muara.ingest.Arrived;
import java.time.Instant;
import java.util.List;

/**
 * Reads a provider's payload without account or secret, for {@link Normalize}. Each channel's folder has one, named like the
 * folder: {@code io.muara.chat.line.LinePayloads} reads what {@code normalize line} is given. It has a constructor without
 * parameters that is not private.
 */
public interface Payloads {

    /**
     * @param account whose payload it is taken for
     * @param payload the raw body, or the query of a GET
     */
    List<Arrived> read(String account, byte[] payload, Instant receivedAt);
}

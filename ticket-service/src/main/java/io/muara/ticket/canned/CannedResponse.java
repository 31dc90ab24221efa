package io.muara.ticket.canned;

import io.muara.contracts.TeamId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An answer written beforehand.
 *
 * @param team whose it is; absent when it is everybody's
 * @param texts by language, an ISO 639-1 code
 */
public record CannedResponse(
        UUID id,
        String shortcut,
        Optional<TeamId> team,
        Map<String, String> texts,
        String author,
        long version,
        Instant updatedAt) {

    public CannedResponse {
        texts = Map.copyOf(texts);
    }
}

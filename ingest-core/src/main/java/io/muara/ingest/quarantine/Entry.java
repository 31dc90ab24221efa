package io.muara.ingest.quarantine;

import io.muara.contracts.ChannelId;
import io.muara.contracts.MessageId;
import io.muara.contracts.Quarantined;
import io.muara.contracts.Settlement;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * What is remembered of one quarantined input; its bytes are fetched when they are needed.
 *
 * @param bytes how many, where that is known without fetching them
 * @param settlement empty while it waits
 */
record Entry(
        MessageId id,
        ChannelId channel,
        String account,
        String mediaType,
        Optional<Integer> bytes,
        String reason,
        Instant receivedAt,
        Place place,
        Optional<Settlement> settlement) {

    /** The oldest first, which are forgotten first. */
    static final Comparator<Entry> OLDEST_FIRST =
            Comparator.comparing(Entry::receivedAt).thenComparing(entry -> entry.id.value());

    static Entry of(Quarantined quarantined, Place place) {
        return new Entry(
                quarantined.id(),
                quarantined.channel(),
                quarantined.account(),
                quarantined.mediaType(),
                quarantined.bytes().map(bytes -> bytes.length),
                quarantined.reason(),
                quarantined.receivedAt(),
                place,
                Optional.empty());
    }

    Entry settled(Settlement by) {
        return new Entry(id, channel, account, mediaType, bytes, reason, receivedAt, place, Optional.of(by));
    }

    /** Where its record lies. */
    record Place(int partition, long offset) {}
}

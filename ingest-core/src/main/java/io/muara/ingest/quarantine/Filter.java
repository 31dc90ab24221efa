package io.muara.ingest.quarantine;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries are meant.
 *
 * @param since received then or later
 * @param settled empty for both
 */
record Filter(Optional<String> channel, Optional<String> account, Optional<Instant> since, Optional<Boolean> settled) {

    boolean takes(Entry entry) {
        return channel.filter(wanted -> !wanted.equals(entry.channel().value())).isEmpty()
                && account.filter(wanted -> !wanted.equals(entry.account())).isEmpty()
                && since.filter(entry.receivedAt()::isBefore).isEmpty();
    }

    Filter waiting() {
        return new Filter(channel, account, since, Optional.of(false));
    }
}

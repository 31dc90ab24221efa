package io.muara.chat.messenger;

import io.muara.chat.Payloads;
import io.muara.ingest.Arrived;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** For looking at notifications, whatever account they are for. */
final class MessengerPayloads implements Payloads {

    @Override
    public List<Arrived> read(String account, byte[] payload, Instant receivedAt) {
        return MessengerChannel.READING.read(account, any -> Optional.of(account), payload, receivedAt);
    }
}

package io.muara.chat.x;

import io.muara.chat.Payloads;
import io.muara.ingest.Arrived;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** For looking at events, whichever user they are for. */
final class XPayloads implements Payloads {

    @Override
    public List<Arrived> read(String account, byte[] payload, Instant receivedAt) {
        return new XReading(account, user -> Optional.of(new XUs(account, user.orElse("")))).read(payload, receivedAt);
    }
}

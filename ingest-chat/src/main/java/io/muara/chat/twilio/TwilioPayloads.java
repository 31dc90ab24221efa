package io.muara.chat.twilio;

import io.muara.chat.Payloads;
import io.muara.ingest.Arrived;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** For looking at form posts, whatever account they are for. */
final class TwilioPayloads implements Payloads {

    @Override
    public List<Arrived> read(String account, byte[] payload, Instant receivedAt) {
        return List.of(new TwilioReading(account, Optional.empty()).read(payload, receivedAt));
    }
}

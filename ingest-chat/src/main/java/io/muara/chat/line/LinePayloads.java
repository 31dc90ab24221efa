package io.muara.chat.line;

import io.muara.chat.Payloads;
import io.muara.ingest.Arrived;
import java.time.Instant;
import java.util.List;

/** For looking at webhooks, at single events, and at albums written as an array of them. */
final class LinePayloads implements Payloads {

    @Override
    public List<Arrived> read(String account, byte[] payload, Instant receivedAt) {
        return new LineReading(account, true).read(payload, receivedAt);
    }
}

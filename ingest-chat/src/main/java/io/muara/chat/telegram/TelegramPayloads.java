package io.muara.chat.telegram;

import io.muara.chat.Payloads;
import io.muara.ingest.Arrived;
import java.time.Instant;
import java.util.List;

/** For looking at updates, and at albums written as an array of them. */
final class TelegramPayloads implements Payloads {

    @Override
    public List<Arrived> read(String account, byte[] payload, Instant receivedAt) {
        return new TelegramReading(account).read(payload, receivedAt);
    }
}

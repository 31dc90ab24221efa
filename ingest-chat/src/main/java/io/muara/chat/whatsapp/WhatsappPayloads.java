package io.muara.chat.whatsapp;

import io.muara.chat.Payloads;
import io.muara.ingest.Arrived;
import java.time.Instant;
import java.util.List;

/** For looking at payloads: whatever number they are for. */
final class WhatsappPayloads implements Payloads {

    @Override
    public List<Arrived> read(String account, byte[] payload, Instant receivedAt) {
        return WhatsappReading.asAccount(account).read(payload, receivedAt);
    }
}

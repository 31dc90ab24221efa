package io.muara.chat.manual;

import io.muara.chat.Payloads;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.Aside;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** For looking at calls, messages and deliveries in our own shape; files are taken to come along. */
final class ManualPayloads implements Payloads {

    @Override
    public List<Arrived> read(String account, byte[] payload, Instant receivedAt) {
        try {
            var kind = ManualKind.of(ManualJson.read(payload).root());
            return List.of(new ManualReading(account, Optional.empty()).read(kind, payload, true, receivedAt));
        } catch (ManualMistake e) {
            return List.of(new Aside(ManualReading.ID, account).json(payload, e.detail()));
        }
    }
}

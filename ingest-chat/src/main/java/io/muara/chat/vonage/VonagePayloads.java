package io.muara.chat.vonage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.chat.Payloads;
import io.muara.ingest.Arrived;
import java.time.Instant;
import java.util.List;

/** For looking at queries, forms and both kinds of JSON, whatever account they are for. */
final class VonagePayloads implements Payloads {

    @Override
    public List<Arrived> read(String account, byte[] payload, Instant receivedAt) {
        // An editor ends a query with a line break, and who copies one from a log often takes the question mark along.
        var copied = new String(payload, UTF_8).strip().replaceFirst("^\\?", "").getBytes(UTF_8);
        return List.of(new VonageReading(account).read(VonageFields.isJson(payload) ? payload : copied, receivedAt));
    }
}

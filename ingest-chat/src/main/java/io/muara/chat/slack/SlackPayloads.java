package io.muara.chat.slack;

import io.muara.chat.Payloads;
import io.muara.ingest.Arrived;
import java.time.Instant;
import java.util.List;

/** For looking at events, whatever workspace they are from. */
final class SlackPayloads implements Payloads {

    @Override
    public List<Arrived> read(String account, byte[] payload, Instant receivedAt) {
        return new SlackReading(account, teams -> teams.stream()
                        .map(team -> new SlackUs(account, team))
                        .findFirst())
                .read(payload, receivedAt);
    }
}

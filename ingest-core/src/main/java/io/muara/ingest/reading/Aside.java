package io.muara.ingest.reading;

import io.muara.contracts.ChannelId;
import io.muara.contracts.MessageId;
import io.muara.contracts.Sha256;
import io.muara.ingest.Arrived;

/** Puts aside what one channel cannot read. The same bytes always have the same id. */
public record Aside(ChannelId channel, String account) {

    public Arrived.Unreadable of(String mediaType, byte[] bytes, String reason) {
        var id = MessageId.of(channel, account, Sha256.hex(bytes), "unreadable");
        return new Arrived.Unreadable(id, account, mediaType, bytes, reason);
    }

    public Arrived.Unreadable json(byte[] bytes, String reason) {
        return of("application/json", bytes, reason);
    }
}

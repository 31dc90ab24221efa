package io.muara.ingest.reading;

import io.muara.contracts.ChannelId;
import io.muara.contracts.MessageId;
import io.muara.ingest.Arrived;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Puts aside what one channel cannot read. The same bytes always have the same id. */
public record Aside(ChannelId channel, String account) {

    public Arrived.Unreadable of(String mediaType, byte[] bytes, String reason) {
        var id = MessageId.of(channel, account, HexFormat.of().formatHex(sha256(bytes)), "unreadable");
        return new Arrived.Unreadable(id, account, mediaType, bytes, reason);
    }

    public Arrived.Unreadable json(byte[] bytes, String reason) {
        return of("application/json", bytes, reason);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}

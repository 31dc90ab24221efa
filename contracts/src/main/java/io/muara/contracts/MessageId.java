package io.muara.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Ours, but made only from what the provider authenticated, so that a redelivery carries the same id. A UUID of version 8
 * (RFC 9562, section 5.8) holding the first bits of a SHA-256.
 */
public record MessageId(@JsonValue UUID value) {

    @JsonCreator
    public MessageId {}

    /**
     * @param account our mailbox, number, page or bot
     * @param providerId the provider's id of the thing that happened
     * @param event what happened to it: an edit, a deletion, a status and a reaction all reuse the id of their message
     */
    public static MessageId of(ChannelId channel, String account, String providerId, String event) {
        var digest = Sha256.digest();
        for (var part : new String[] {channel.value(), account, providerId, event}) {
            // The length goes first, so that moving a character from one part to the next changes the id.
            var bytes = part.getBytes(UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        var hash = ByteBuffer.wrap(digest.digest());
        var high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x0000_0000_0000_8000L;
        var low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new MessageId(new UUID(high, low));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

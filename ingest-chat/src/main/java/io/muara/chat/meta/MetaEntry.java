package io.muara.chat.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.muara.contracts.ChannelId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.Provenance.Original;
import java.time.Instant;

/**
 * What stands around one element: whose it is and when Meta sent it.
 *
 * @param account of ours
 * @param us Meta's id of that account
 * @param object {@code page} or {@code instagram}
 * @param time as Meta wrote it: milliseconds beside messages, seconds beside changes
 */
public record MetaEntry(
        ChannelId channel, String account, String us, String object, JsonNode time, Instant receivedAt) {

    public ConversationKey conversation(String contact) {
        return new ConversationKey(channel, account, contact);
    }

    /** The smallest notification that reads as the same element. */
    public Original around(String array, JsonNode element) {
        var root = JsonNodeFactory.instance.objectNode().put("object", object);
        var entry = root.putArray("entry").addObject().put("id", us);
        entry.set("time", time);
        entry.putArray(array).add(element);
        return Original.json(root.toString());
    }

    /** When Meta sent a change; our own time when it does not say. */
    public Instant sentAt() {
        var seconds = time.asLong();
        // Milliseconds where seconds are documented: seen, and more than any second of this millennium.
        return seconds <= 0 ? receivedAt : Instant.ofEpochMilli(seconds > 99_999_999_999L ? seconds : seconds * 1000);
    }
}

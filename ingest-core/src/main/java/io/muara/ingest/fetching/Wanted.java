package io.muara.ingest.fetching;

import io.muara.contracts.Attachment;
import io.muara.contracts.ChannelId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A file that a provider keeps for us. On {@code Topics.fetches} while it has to wait.
 *
 * @param id of the report on it, the same whenever the same file is wanted
 * @param tries made so far
 * @param spoilt how many of them brought other bytes than were announced
 * @param since when it was first wanted
 * @param due when to try again
 */
record Wanted(
        MessageId id,
        ConversationKey conversation,
        MessageId message,
        Attachment attachment,
        int tries,
        int spoilt,
        Instant since,
        Instant due) {

    /** What a message came with and its provider still keeps. */
    static List<Wanted> in(InboundMessage message, Instant now) {
        var wanted = new LinkedHashMap<MessageId, Wanted>();
        for (var attachment : message.attachments()) {
            if (attachment.awaited()) {
                var file = first(message, attachment, now);
                wanted.put(file.id(), file);
            }
        }
        return List.copyOf(wanted.values());
    }

    ChannelId channel() {
        return conversation.channel();
    }

    /** After a try that brought nothing. */
    Wanted again(Instant due, boolean wasSpoilt) {
        return new Wanted(
                id, conversation, message, attachment, tries + 1, wasSpoilt ? spoilt + 1 : spoilt, since, due);
    }

    /** Not tried yet, because too many are before it. */
    Wanted later(Instant due) {
        return new Wanted(id, conversation, message, attachment, tries, spoilt, since, due);
    }

    private static Wanted first(InboundMessage message, Attachment attachment, Instant now) {
        var reference = message.id() + "/" + attachment.remote().orElseThrow();
        var conversation = message.conversation();
        return new Wanted(
                MessageId.of(conversation.channel(), conversation.account(), reference, "attachment"),
                conversation,
                message.id(),
                attachment,
                0,
                0,
                now,
                now);
    }
}

package io.muara.contracts;

import java.util.List;
import java.util.Optional;

/**
 * One thing a contact said or did, whatever the channel. On {@link Topics#INBOUND}, keyed by conversation.
 *
 * @param mail present on mail only
 */
public record InboundMessage(
        MessageId id,
        ConversationKey conversation,
        Sender sender,
        Optional<String> subject,
        Content content,
        List<Attachment> attachments,
        Threading threading,
        Provenance provenance,
        Optional<Mail> mail) {

    public InboundMessage {
        attachments = List.copyOf(attachments);
    }

    public ChannelId channel() {
        return conversation.channel();
    }
}

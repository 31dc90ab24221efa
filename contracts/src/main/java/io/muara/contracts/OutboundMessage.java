package io.muara.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an agent says to a contact. On {@link Topics#outbound}, keyed by conversation.
 *
 * @param to the identities of whom it is for, as the channel gave them to us
 * @param subject for channels that have one
 * @param answers provider ids of the messages it answers, the nearest first
 */
public record OutboundMessage(
        ReplyId id,
        TicketId ticket,
        long ticketNumber,
        ConversationKey conversation,
        List<Sender.Identity> to,
        Optional<String> subject,
        String text,
        List<String> answers,
        Instant writtenAt) {

    public OutboundMessage {
        to = List.copyOf(to);
        answers = List.copyOf(answers);
    }
}

package io.muara.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an agent says to a contact, or what we say by ourselves. On {@link Topics#outbound}, keyed by conversation.
 *
 * @param to the identities of whom it is for, as the channel gave them to us
 * @param subject for channels that have one
 * @param answers provider ids of the messages it answers, the nearest first
 * @param attachments in the attachment store; the text, if any, goes with the first. A picture with a content id is meant to
 *     be seen within the text where the channel can do that
 * @param template what to say instead of the text where a channel takes only what it approved
 * @param act what to do; absent means {@link Act#SAY}
 * @param contactWroteAt when the contact last wrote to us here, which some channels count a window from
 * @param pass of the message that it answers, if it was given one; its time may be over
 * @param language in which it is written, as a BCP 47 tag, where that is known
 * @param automatic whether no person wrote it, so that no program must answer it
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
        Instant writtenAt,
        List<Attachment> attachments,
        Optional<Template> template,
        Optional<Act> act,
        Optional<Instant> contactWroteAt,
        Optional<ReplyPass> pass,
        Optional<String> language,
        boolean automatic) {

    public OutboundMessage {
        to = List.copyOf(to);
        answers = List.copyOf(answers);
        attachments = List.copyOf(attachments);
    }

    public Act acts() {
        return act.orElse(Act.SAY);
    }

    public enum Act {
        /** Say it where the contact spoke: below their comment, if that is where it was. */
        SAY,
        /** Answer a public comment in private. */
        SAY_PRIVATELY,
        /** Mark the nearest of {@code answers} as read. Nothing is reported of it. */
        MARK_READ,
        /** Show that somebody is typing. Nothing is reported of it. */
        SHOW_TYPING
    }

    /**
     * A message that the provider approved beforehand.
     *
     * @param name as the provider knows it
     * @param language as the provider writes it, such as {@code id} or {@code en_US}
     * @param values of its placeholders, in order
     */
    public record Template(String name, String language, List<String> values) {
        public Template {
            values = List.copyOf(values);
        }
    }
}

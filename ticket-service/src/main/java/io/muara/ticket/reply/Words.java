package io.muara.ticket.reply;

import io.muara.contracts.Attachment;
import io.muara.contracts.OutboundMessage;
import java.util.List;
import java.util.Optional;

/**
 * What somebody, or nobody, wants to say.
 *
 * @param text what people read of it, also where the channel makes it from a template
 * @param attachments in the store
 * @param template what to send instead where a channel takes only what it approved
 * @param act to say it where the contact spoke, or in private
 * @param language in which it is written; absent means that of the ticket
 * @param automatic whether no person wrote it
 */
public record Words(
        String text,
        List<Attachment> attachments,
        Optional<OutboundMessage.Template> template,
        OutboundMessage.Act act,
        Optional<String> language,
        boolean automatic) {

    public Words {
        attachments = List.copyOf(attachments);
    }

    public static Words automatic(String text, String language) {
        return new Words(text, List.of(), Optional.empty(), OutboundMessage.Act.SAY, Optional.of(language), true);
    }

    /** The same, in the language unless it is known already. */
    public Words in(Optional<String> tongue) {
        return new Words(text, attachments, template, act, language.or(() -> tongue), automatic);
    }
}

package io.muara.ticket.reply;

import io.muara.contracts.OutboundMessage;
import java.util.Optional;

/**
 * What somebody, or nobody, wants to say.
 *
 * @param text what people read of it, also where the channel makes it from a template
 * @param template what to send instead where a channel takes only what it approved
 * @param act to say it where the contact spoke, or in private
 * @param language in which it is written, where that is known
 * @param automatic whether no person wrote it
 */
public record Words(
        String text,
        Optional<OutboundMessage.Template> template,
        OutboundMessage.Act act,
        Optional<String> language,
        boolean automatic) {

    public Words(String text, Optional<OutboundMessage.Template> template, OutboundMessage.Act act) {
        this(text, template, act, Optional.empty(), false);
    }

    public static Words automatic(String text, String language) {
        return new Words(text, Optional.empty(), OutboundMessage.Act.SAY, Optional.of(language), true);
    }
}

package io.muara.ticket.reply;

import io.muara.contracts.OutboundMessage;
import java.util.Optional;

/**
 * What an agent wants to say.
 *
 * @param text what people read of it, also where the channel makes it from a template
 * @param template what to send instead where a channel takes only what it approved
 * @param act to say it where the contact spoke, or in private
 */
public record Words(String text, Optional<OutboundMessage.Template> template, OutboundMessage.Act act) {

    public static Words of(String text) {
        return new Words(text, Optional.empty(), OutboundMessage.Act.SAY);
    }
}

package io.muara.ticket.api;

import io.muara.ticket.lifecycle.TicketMessage;
import java.util.UUID;

/** What was said to a contact or by them, and where. */
public record TimelineView(UUID ticket, String channel, String account, MessageView message) {

    static TimelineView of(TicketMessage message) {
        return new TimelineView(
                message.ticket(),
                message.conversation().channel().value(),
                message.conversation().account(),
                MessageView.of(message));
    }
}

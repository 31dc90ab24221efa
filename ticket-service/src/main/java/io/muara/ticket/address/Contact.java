package io.muara.ticket.address;

import io.muara.contracts.ConversationKey;

/** Whom we write to, from whichever account of ours. */
public record Contact(String channel, String address) {

    public static Contact of(ConversationKey conversation) {
        return new Contact(conversation.channel().value(), conversation.contact());
    }
}

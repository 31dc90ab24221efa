package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One contact on one account of ours on one channel: the partition key of every topic, so what one contact writes is
 * handled in order. It is known without looking anything up and never changes, which no ticket or mail thread can promise.
 *
 * @param account our mailbox, number, page or bot; never holds a slash
 * @param contact the sender as the channel names it: an address, a number, a scoped id
 */
public record ConversationKey(ChannelId channel, String account, String contact) {

    public ConversationKey {
        if (account.isEmpty() || account.indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    "account must be present and without a slash, but was '%s'".formatted(account));
        }
        if (contact.isEmpty()) {
            throw new IllegalArgumentException(
                    "a conversation of %s:%s must name its contact".formatted(channel, account));
        }
    }

    /** Reads {@code channel:account/contact}. */
    @JsonCreator
    public static ConversationKey parse(String text) {
        var colon = text.indexOf(':');
        var slash = text.indexOf('/', colon + 1);
        if (colon < 0 || slash < 0) {
            throw new IllegalArgumentException(
                    "conversation must look like channel:account/contact, but was '%s'".formatted(text));
        }
        return new ConversationKey(
                new ChannelId(text.substring(0, colon)), text.substring(colon + 1, slash), text.substring(slash + 1));
    }

    @Override
    @JsonValue
    public String toString() {
        return channel + ":" + account + "/" + contact;
    }
}

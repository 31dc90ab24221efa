package io.muara.ticket.opening;

import io.muara.contracts.ChannelId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.Sender;
import io.muara.ticket.contact.Identity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Under which conversation somebody's answer will come, by how each channel names whoever writes. Channels that give ids of their own to
 * people let nobody be written to who has not written first; there a conversation must be known.
 *
 * @param conversation as the channel's adapter will name it
 * @param name by which we know who that is
 */
record Reach(ConversationKey conversation, Identity name) {

    private static final Pattern MAIL = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\"]+");
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final String WHATSAPP = "whatsapp:";

    /** @throws Unreachable when nobody can be written to like that */
    static Reach of(ChannelId channel, String account, String address) {
        return switch (channel.value()) {
            case "email" -> mail(channel, account, address);
            case "whatsapp" -> number(channel, account, address, address.substring(Math.min(1, address.length())));
            case "twilio" -> number(channel, account, withoutApp(address), address);
            case "vonage" -> number(channel, account, withoutApp(address), address.replaceFirst("\\+", ""));
            default ->
                throw new Unreachable(
                        "on %s only whoever has written first can be written to: give the contact, not an address"
                                .formatted(channel));
        };
    }

    /** Where somebody has written before. */
    static Reach known(String conversation, Identity name) {
        return new Reach(ConversationKey.parse(conversation), name);
    }

    /** As the channel is told whom to send to. */
    List<Sender.Identity> identities() {
        return List.of(new Sender.Identity(
                name.kind(), name.value(), Optional.of(name.scope()).filter(scope -> !scope.isEmpty())));
    }

    /** Whether Meta takes anything but a template only within a day of the contact's last message. */
    boolean hasWindow() {
        return conversation.channel().value().equals("whatsapp")
                || conversation.contact().startsWith(WHATSAPP);
    }

    /** Whether each message is a matter of its own, so that a second ticket does no harm. */
    boolean isThreaded() {
        return conversation.channel().value().equals("email");
    }

    /** Nobody can be written to like that; the message says why, for the caller. */
    static final class Unreachable extends RuntimeException {

        Unreachable(String why) {
            super(why);
        }
    }

    private static Reach mail(ChannelId channel, String account, String address) {
        if (!MAIL.matcher(address).matches()) {
            throw new Unreachable(
                    "address must be a mail address such as ada@example.org, but was '%s'".formatted(address));
        }
        var lower = address.toLowerCase(Locale.ROOT);
        return new Reach(new ConversationKey(channel, account, lower), new Identity("email", lower, ""));
    }

    private static Reach number(ChannelId channel, String account, String number, String contact) {
        if (!NUMBER.matcher(number).matches()) {
            throw new Unreachable(
                    "address must be a number with its country, such as +628123456789, but was '%s'".formatted(number));
        }
        return new Reach(new ConversationKey(channel, account, contact), new Identity("phone", number, ""));
    }

    private static String withoutApp(String address) {
        return address.startsWith(WHATSAPP) ? address.substring(WHATSAPP.length()) : address;
    }
}
